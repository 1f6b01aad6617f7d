// Every file of the corpora once, without a fuzzer: replay CORPUS
// To begin a corpus with what is taken: replay --example HARNESS >FILE
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "tests/fuzz/harness.hpp"

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  using namespace focalgrad::fuzz;
  if (argc == 3 && find(argv[2])) {
    const std::string example = find(argv[2])->example();
    std::fwrite(example.data(), 1, example.size(), stdout);
    return 0;
  }
  if (argc != 2) return 2;
  for (const Harness& harness : harnesses()) {
    promise(harness.takes(harness.example()), std::string(harness.name) + ": its example is taken");
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(argv[1]) / harness.name))
      files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    promise(!files.empty(), std::string(harness.name) + ": its corpus has files");
    std::size_t taken = 0;
    for (const fs::path& file : files) {
      std::printf("%s\n", file.c_str());  // which one, should the program end in it
      std::fflush(stdout);
      taken += harness.takes(bytes_of(file.string())) ? 1 : 0;
    }
    std::printf("%s: %zu of %zu files are taken, the others refused\n", harness.name, taken, files.size());
  }
}
