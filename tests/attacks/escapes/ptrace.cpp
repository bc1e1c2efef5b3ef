#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>
#include <sys/ptrace.h>
int main() {
  if (ptrace(PTRACE_TRACEME, 0, 0, 0) == 0) puts("ESCAPED traceme");
  for (int pid = 0; pid < 1000; pid++) if (pid != getpid() && ptrace(PTRACE_ATTACH, pid, 0, 0) == 0) puts("ESCAPED attach");
}
