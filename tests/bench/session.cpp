// The playground's work natively, for tests/bench/wasm.mjs: a step of two models, and a surface of 64 × 64.
//
// Prints the shortest of each in microseconds.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "examples/playground/session.hpp"
#include "examples/playground/settings.hpp"

int main() {
  using Clock = std::chrono::steady_clock;
  focalgrad::playground::Session session(focalgrad::playground::read_settings(""));
  const auto shortest = [](int rounds, auto work) {
    double least = 1e300;
    for (int i = 0; i < rounds; ++i) {
      const auto begun = Clock::now();
      work();
      least = std::min(least, std::chrono::duration<double, std::micro>(Clock::now() - begun).count());
    }
    return least;
  };
  const double step = shortest(3000, [&] { session.step(); });
  const double surface = shortest(100, [&] { session.surface(0, {64, -2, 3, -2, 2}, false); });
  std::printf("%.3f %.3f\n", step, surface);
}
