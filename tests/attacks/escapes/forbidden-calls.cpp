#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>
int main() {
  for (long number : {101L, 165L, 175L, 246L, 248L, 250L, 272L, 298L, 304L, 308L, 310L, 311L, 313L, 321L, 323L, 425L, 428L, 430L, 434L + 4})
    if (syscall(number, 0, 0, 0, 0, 0, 0) >= 0) printf("ESCAPED %ld\n", number);
  // The same calls in the numbers of x32.
  if (syscall(0x40000000 + 39) >= 0) puts("ESCAPED x32");
}
