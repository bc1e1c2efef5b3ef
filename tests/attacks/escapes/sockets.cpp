#include <cerrno>
#include <cstdio>
#include <initializer_list>
#include <sys/syscall.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>
int main() {
  for (int family : {2, 10, 16, 17, 38, 40}) for (int kind : {1, 2, 3}) if (socket(family, kind, 0) >= 0) printf("ESCAPED %d %d\n", family, kind);
}
