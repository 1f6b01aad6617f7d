// Times contenders on demand, so that a driver can take turns between this process and others.  It says its
// contenders (and to stderr its compiler), then answers each line "CONTENDER WORK COUNT" with the processor's
// seconds that COUNT steps took, which other programs do not lengthen, and the last one's loss.
#include <cstdio>
#include <ctime>
#include <iostream>
#include <map>

#include "contender.hpp"
#include "tensor/random.hpp"

namespace bench {

std::vector<Work> works() {
  return {{"2-16-1/32", {2, 16, 1}, 32},
          {"2-32-32-1/64", {2, 32, 32, 1}, 64},
          {"20-64-64-1/256", {20, 64, 64, 1}, 256},
          {"30-64-1/4096", {30, 64, 1}, 4096},
          {"784-256-128-10/128", {784, 256, 128, 10}, 128},
          {"focal/1000000", {}, 1000000},
          {"chain/100", {}, 0, 100},
          {"chain/1000", {}, 0, 1000},
          {"chain/10000", {}, 0, 10000},
          {"chain/100000", {}, 0, 100000},
          {"chain/1000000", {}, 0, 1000000}};
}

Start::Start(const Work& work) {
  focalgrad::Generator generator(1);
  const auto fill = [&](std::size_t n, double deviation) {
    std::vector<Scalar> numbers(n);
    for (Scalar& each : numbers) each = static_cast<Scalar>(deviation * generator.normal());
    return numbers;
  };
  const std::size_t in = work.widths.empty() ? 1 : work.widths.front();
  const std::size_t out = work.widths.empty() ? 1 : work.widths.back();
  inputs = fill(work.batch * in, work.widths.empty() ? 3 : 1);
  for (std::size_t k = 0; k + 1 < work.widths.size(); ++k)
    weights.push_back(
        fill(work.widths[k] * work.widths[k + 1], 1 / std::sqrt(static_cast<double>(work.widths[k]))));
  targets.resize(work.batch * out);
  for (Scalar& each : targets) each = generator.uniform() < 0.1 ? Scalar(1) : Scalar(0);
}

}  // namespace bench

int main() {
  using namespace bench;
  std::map<std::string, Step (*)(const Work&)> contenders = {
      {"focalgrad", focalgrad_step},
#ifdef FOCALGRAD_HAVE_CBLAS
      {"by-hand", by_hand_step},
#endif
#ifdef FOCALGRAD_HAVE_TORCH
      {"libtorch", libtorch_step},
#endif
#ifdef FOCALGRAD_HAVE_ADOLC
      {"adolc", adolc_step},
#endif
#ifdef FOCALGRAD_HAVE_STAN
      {"stan", stan_step},
#endif
  };
  std::cerr << "Compiler: " << FOCALGRAD_COMPILER << std::endl;
  for (const auto& [name, make] : contenders) std::cout << name << " ";
  std::cout << (sizeof(Scalar) == 8 ? "double" : "float") << std::endl;

  std::map<std::string, Step> steps;
  std::string contender, name;
  std::size_t count = 0;
  while (std::cin >> contender >> name >> count) {
    Step& step = steps[contender + " " + name];
    if (!step)
      for (const Work& work : works())
        if (work.name == name) step = contenders.at(contender)(work);
    double loss = 0;
    const std::clock_t start = std::clock();
    for (std::size_t i = 0; i < count; ++i) loss = step();
    std::printf("%.9g %.17g\n", static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, loss);
    std::fflush(stdout);
  }
}
