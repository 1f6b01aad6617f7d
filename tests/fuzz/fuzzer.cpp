// libFuzzer's side: fuzz HARNESS [OPTIONS of libFuzzer] [FOLDER...]
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/harness.hpp"

namespace {

const focalgrad::fuzz::Harness* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  chosen = *argc > 1 ? focalgrad::fuzz::find((*argv)[1]) : nullptr;
  if (!chosen) {
    std::fprintf(stderr, "usage: fuzz HARNESS [OPTIONS of libFuzzer] [FOLDER...]\nthe harnesses are:");
    for (const auto& each : focalgrad::fuzz::harnesses()) std::fprintf(stderr, " %s", each.name);
    std::fprintf(stderr, "\n");
    std::exit(2);
  }
  for (int i = 1; i + 1 < *argc; ++i) (*argv)[i] = (*argv)[i + 1];
  --*argc;
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  chosen->takes(std::string(reinterpret_cast<const char*>(bytes), size));
  return 0;
}
