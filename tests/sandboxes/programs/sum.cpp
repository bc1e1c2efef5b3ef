#include <iostream>
#include <numeric>
#include <vector>
int main() { std::vector<long> v(2); for (auto &x : v) std::cin >> x; std::cout << std::accumulate(v.begin(), v.end(), 0L) << "\n"; }
