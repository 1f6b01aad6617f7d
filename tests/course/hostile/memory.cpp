// what: asks for memory without end
// status: too much memory|too slow
std::vector<std::string> all;
for (;;) all.push_back(std::string(1 << 24, 1));
