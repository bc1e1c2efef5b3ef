// ending: exited
#include <fcntl.h>
#include <string>
#include <unistd.h>
int main() { for (int i = 0;; i++) { int fd = open(("/tmp/" + std::to_string(i)).c_str(), O_CREAT | O_WRONLY, 0600); if (fd < 0) return 1; close(fd); } }
