#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>
#include <sys/mount.h>
int main() {
  if (mount("none", "/tmp", "tmpfs", 0, 0) == 0) puts("ESCAPED tmpfs");
  if (mount(0, "/usr", 0, MS_REMOUNT | MS_BIND, 0) == 0) puts("ESCAPED usr");
  if (umount2("/tmp", 2) == 0) puts("ESCAPED umount");
  if (syscall(SYS_pivot_root, "/tmp", "/tmp") == 0) puts("ESCAPED pivot");
  if (chroot("/tmp") == 0) puts("ESCAPED chroot");
}
