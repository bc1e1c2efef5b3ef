#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/mman.h>
#include <fcntl.h>
int main() {
  shmget(42, 1 << 20, IPC_CREAT | 0600);
  shm_open("/left", O_CREAT | O_RDWR, 0600);
  return 0;
}
