// What is timed, and who does it.  Every contender does the same arithmetic from the same numbers.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tensor/tensor.hpp"

namespace bench {

using focalgrad::Scalar;

/// One training step of a tanh network with focal loss (gamma 2, alpha 0.25, mean) and Adam; or, without
/// widths, the loss of `batch` logits and its gradient; or, without a batch, a chain of scalar operations.
struct Work {
  std::string name;
  std::vector<std::size_t> widths;
  std::size_t batch;
  std::size_t operations = 0;
};
std::vector<Work> works();

/// The numbers that all start from: weights layer by layer, each [in, out], biases 0.
struct Start {
  explicit Start(const Work& work);
  std::vector<std::vector<Scalar>> weights;
  std::vector<Scalar> inputs;   ///< [batch, in], or the logits
  std::vector<Scalar> targets;  ///< [batch, out], one in ten is 1
};

/// A step; it returns its loss.
using Step = std::function<double()>;

Step focalgrad_step(const Work& work);  ///< the library
Step by_hand_step(const Work& work);    ///< loops over arrays, the BLAS, and the library's vector functions
Step libtorch_step(const Work& work);   ///< C++ eager mode, one thread
Step adolc_step(const Work& work);      ///< ADOL-C, a chain alone
Step stan_step(const Work& work);       ///< Stan Math, a chain alone

/// So small that no contender, however many steps it makes, comes to gradients so small that float needs
/// subnormal numbers for them, which take several times as long.
inline constexpr double learning_rate = 1e-6;
inline constexpr double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
inline constexpr double gamma = 2, alpha = 0.25;
/// A chain multiplies by this and adds that, in turn.
inline constexpr double factor = 0.9999, addend = 1e-3;

}  // namespace bench
