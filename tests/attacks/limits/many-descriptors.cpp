// ending: exited
#include <unistd.h>
int main() { while (dup(0) >= 0) {} }
