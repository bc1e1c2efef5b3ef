// ending: memory_limit
#include <cstring>
#include <sys/mman.h>
int main() { for (;;) std::memset(mmap(0, 1 << 22, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0), 1, 1 << 22); }
