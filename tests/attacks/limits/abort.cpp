// ending: signalled
#include <cstdlib>
int main() { std::abort(); }
