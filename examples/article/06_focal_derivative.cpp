// The derivative of focal loss with respect to the logit, three ways, and where it is larger than that of
// cross-entropy.
#include <cmath>
#include <cstdio>
#include <focalgrad.hpp>

using namespace focalgrad;

int main() {
  const Scalar gamma = 2;
  Tape tape;
  std::printf("gamma = 2, a positive\n%8s %8s %16s %16s %16s %10s %12s\n", "logit", "p_t", "fused rule",
              "as written", "closed form", "FL'/CE'", "2nd deriv.");
  for (const double logit : {-6.0, -4.0, -2.0, -0.858, 0.0, 1.0, 2.0, 4.0, 6.0}) {
    tape.rewind();
    Var x = tape.variable(logit);
    const Tensor y = 1.0;
    const Var fused = gradients(losses::focal(x, y, {.gamma = gamma}), {x})[0];
    const Var written = gradients(losses::as_written::focal(sigmoid(x), y, gamma), {x})[0];
    const Var ce = gradients(losses::binary_cross_entropy(x, y), {x})[0];
    const double p = 1 / (1 + std::exp(-logit));
    const double closed = std::pow(1 - p, gamma) * (gamma * p * std::log(p) + p - 1);
    std::printf("%8.3f %8.4f %16.12f %16.12f %16.12f %10.6f %12.9f\n", logit, p, fused.item(), written.item(),
                closed, fused.item() / ce.item(), gradients(fused, {x})[0].item());
  }
  std::printf(
      "\nFL'/CE' = (1 - p_t)^gamma - gamma p_t (1 - p_t)^(gamma - 1) log p_t.  Below p_t = 0.2976 it is\n"
      "above 1: there focal loss pulls harder than cross-entropy.  Below p_t = 0.0578 the second\n"
      "derivative is negative: focal loss is not convex in the logit.\n");
}
