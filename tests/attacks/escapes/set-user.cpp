#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>
int main() { if (setuid(0) == 0 || setgid(0) == 0 || setresuid(0, 0, 0) == 0) puts("ESCAPED"); }
