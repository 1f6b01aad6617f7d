// Linked with the files of tensor/ and autograd/ themselves alone: if the core came to need show, check,
// functional, nn or losses, this would no longer link.

#include <cmath>
#include <cstdlib>

#include "autograd/operators.hpp"
#include "autograd/parameter.hpp"
#include "autograd/tape.hpp"

using namespace focalgrad;

int main() {
  Parameter w{"w", Tensor(Dims{1, 1}, Scalar(0.5))};
  Tape tape;
  tape.backward(sum(tanh(matmul(tape.constant(Tensor(Dims{1, 1}, Scalar(1))), tape.parameter(w)))));
  const double y = std::tanh(0.5);
  return std::abs(static_cast<double>(w.grad(0, 0)) - (1 - y * y)) < 1e-6 ? EXIT_SUCCESS : EXIT_FAILURE;
}
