// ending: output_limit
#include <unistd.h>
int main() { static char a[4096]; for (;;) write(1, a, 4096); }
