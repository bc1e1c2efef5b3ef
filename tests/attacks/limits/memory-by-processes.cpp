// ending: memory_limit
#include <cstring>
#include <unistd.h>
int main() { for (int i = 0; i < 20; i++) if (fork() == 0) { std::memset(new char[12 << 20], 1, 12 << 20); sleep(60); } sleep(60); }
