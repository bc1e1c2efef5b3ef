// ending: signalled
int main() { throw 1; }
