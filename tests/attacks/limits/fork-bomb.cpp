// ending: time_limit or memory_limit
#include <unistd.h>
int main() { for (;;) fork(); }
