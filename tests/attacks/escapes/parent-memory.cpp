#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>
#include <fcntl.h>
int main() {
  for (int pid = 0; pid < 1000; pid++) {
    if (pid == getpid()) continue;
    char path[64];
    for (const char *name : {"mem", "environ", "maps", "fd/0", "root/etc/passwd"}) {
      snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
      if (open(path, O_RDONLY) >= 0) printf("ESCAPED %s\n", path);
    }
  }
}
