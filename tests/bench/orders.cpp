// Second derivatives of a network in its weights, timed on demand: each line "WORK WIDTHS COUNT", WORK being
// hessian or hvp, is answered by the processor's seconds that COUNT of them took, and the sum of the last
// one. orders.py does the same in PyTorch, and takes turns.
#include <cmath>
#include <ctime>
#include <iostream>
#include <numeric>
#include <sstream>

#include "autograd/functional/jacobian.hpp"
#include "autograd/functional/pieces.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"

namespace {

using namespace focalgrad;

constexpr std::size_t batch = 64;

/// scale · f(1), scale · f(2), …: what both programs can make.
Tensor numbers(const Dims& shape, double scale, double (*f)(double)) {
  Tensor result(shape);
  for (std::size_t i = 0; i < result.size(); ++i)
    result.data()[i] = static_cast<Scalar>(scale * f(static_cast<double>(i + 1)));
  return result;
}

/// The mean square that a tanh network gives, as a function of all its weights in a row.
struct Network {
  explicit Network(const std::string& text) {
    std::istringstream in(text);
    for (std::string width; std::getline(in, width, '-');) widths.push_back(std::stoul(width));
    for (std::size_t k = 1; k < widths.size(); ++k)
      sizes.insert(sizes.end(), {widths[k - 1] * widths[k], widths[k]});
    inputs = numbers({batch, widths[0]}, 1, std::cos);
  }
  Var operator()(const Var& weights) const {
    Var x = weights.tape().constant(inputs);
    const std::vector<Var> parts = split(weights, sizes);
    for (std::size_t k = 1; k < widths.size(); ++k)
      x = linear(k == 1 ? x : tanh(x), reshape(parts[2 * k - 2], Shape{widths[k - 1], widths[k]}),
                 parts[2 * k - 1]);
    return mean(square(x));
  }
  std::size_t size() const { return std::accumulate(sizes.begin(), sizes.end(), std::size_t(0)); }
  std::vector<std::size_t> widths, sizes;  // sizes: of each layer's matrix and bias
  Tensor inputs;
};

}  // namespace

int main() {
  std::cout << "ready" << std::endl;
  std::string work, widths;
  int count = 0;
  while (std::cin >> work >> widths >> count) {
    const Network f(widths);
    const Tensor at = numbers({f.size()}, 0.3, std::sin), v = numbers({f.size()}, 1, std::cos);
    Tensor result;
    const std::clock_t start = std::clock();
    for (int i = 0; i < count; ++i) result = work == "hvp" ? hvp(f, at, v) : hessian(f, at);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::cout << seconds << " " << std::accumulate(result.begin(), result.end(), 0.0) << std::endl;
  }
}
