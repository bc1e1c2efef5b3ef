#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>
#include <sched.h>
int main() {
  for (long flag : {0x10000000L, 0x20000L, 0x20000000L, 0x40000000L, 0x8000000L, 0x4000000L, 0x2000000L, 0x80L}) {
    if (unshare(flag) == 0) printf("ESCAPED unshare %lx\n", flag);
    long pid = syscall(SYS_clone, flag | 17, 0, 0, 0, 0);
    if (pid == 0) _exit(0);
    if (pid > 0) printf("ESCAPED clone %lx\n", flag);
  }
  struct { unsigned long flags, rest[10]; } arguments = {0x10000000, {}};
  if (syscall(SYS_clone3, &arguments, sizeof arguments) >= 0) puts("ESCAPED clone3");
}
