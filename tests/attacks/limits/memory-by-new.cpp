// ending: memory_limit
#include <cstring>
int main() { for (;;) std::memset(new char[1 << 20], 1, 1 << 20); }
