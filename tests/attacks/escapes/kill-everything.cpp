#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>
#include <csignal>
int main() {
  for (int number : {15, 19, 9}) {
    for (int pid = 2; pid < 70000; pid++) if (kill(pid, number) == 0) puts("ESCAPED");
    kill(-1, number);
    kill(0, number);
  }
  puts("done");
}
