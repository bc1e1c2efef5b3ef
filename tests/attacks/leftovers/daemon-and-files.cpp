#include <fcntl.h>
#include <unistd.h>
int main() {
  creat("/tmp/left", 0600);
  creat("/dev/shm/left", 0600);
  if (fork() == 0) { setsid(); if (fork() == 0) for (;;) sleep(1); _exit(0); }
  return 0;
}
