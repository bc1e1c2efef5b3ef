// ending: output_limit
#include <unistd.h>
int main() { static char a[4096]; for (;;) write(2, a, 4096); }
