#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
int main() {
  if (mknod("/tmp/disk", S_IFBLK | 0600, makedev(8, 0)) == 0) puts("ESCAPED block");
  if (mknod("/tmp/memory", S_IFCHR | 0600, makedev(1, 1)) == 0) puts("ESCAPED character");
}
