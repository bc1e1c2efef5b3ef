#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>
#include <fcntl.h>
#include <sched.h>
int main() {
  for (const char *name : {"user", "mnt", "pid", "net", "ipc", "uts", "cgroup"}) {
    char path[64];
    snprintf(path, sizeof path, "/proc/1/ns/%s", name);
    int fd = open(path, O_RDONLY);
    if (fd >= 0 && setns(fd, 0) == 0) puts("ESCAPED");
  }
}
