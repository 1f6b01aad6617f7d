// A log density of 30 parameters and its gradient, as a sampler asks for them at every step: written in
// scalars, and written in tensors.  Prints the microseconds of each, the least of many rounds.
//
// 28 groups around a mean: y_j ~ N(m + exp(s) z_j, 1), z_j ~ N(0, 1), m ~ N(0, 5), s ~ N(0, 1).
#include <cmath>
#include <cstdio>
#include <ctime>
#include <vector>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"

namespace {

using namespace focalgrad;

constexpr std::size_t groups = 28;

Scalar measured(std::size_t j) { return 3 * std::sin(static_cast<Scalar>(j)); }
Scalar start(std::size_t k) { return Scalar(0.3) * std::cos(static_cast<Scalar>(k)); }

/// The density, then its gradient, added up so that both ways can be compared.
Scalar in_scalars(Tape& tape) {
  tape.rewind();
  std::vector<Var> x;
  for (std::size_t k = 0; k < groups + 2; ++k) x.push_back(tape.variable(start(k)));
  const Var scale = exp(x[1]);
  Var density = -square(x[0]) / 50 - square(x[1]) / 2;
  for (std::size_t j = 0; j < groups; ++j)
    density = density - square(x[j + 2]) / 2 - square(measured(j) - (x[0] + scale * x[j + 2])) / 2;
  tape.backward(density);
  Scalar all = density.item();
  for (const Var& each : x) all += each.grad()();
  return all;
}

Scalar in_tensors(Tape& tape, const Tensor& y, const Tensor& at) {
  tape.rewind();
  const Var m = tape.variable(start(0)), s = tape.variable(start(1)), z = tape.variable(at);
  const Var density = -square(m) / 50 - square(s) / 2 - sum(square(z)) / 2 -
                      sum(square(tape.constant(y) - (m + exp(s) * z))) / 2;
  tape.backward(density);
  Scalar all = density.item() + m.grad()() + s.grad()();
  for (const Scalar g : z.grad()) all += g;
  return all;
}

template <class Work>
void time(const char* name, Work work) {
  double least = 1e300, value = 0;
  for (int round = 0; round < 200; ++round) {
    const std::clock_t begun = std::clock();
    for (int i = 0; i < 100; ++i) value = static_cast<double>(work());
    least = std::min(least, static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC * 1e4);
  }
  std::printf("%s %.2f us, %.10g\n", name, least, value);
}

}  // namespace

int main() {
  Tensor y(Dims{groups}), z(Dims{groups});
  for (std::size_t j = 0; j < groups; ++j) y(j) = measured(j), z(j) = start(j + 2);
  Tape tape, fresh;
  time("in scalars", [&] { return in_scalars(tape); });
  time("in tensors", [&] { return in_tensors(fresh, y, z); });
}
