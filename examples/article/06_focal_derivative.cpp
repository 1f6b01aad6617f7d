// The derivative of focal loss in the logit, three ways, and where it is steeper than that of cross-entropy.
#include <cmath>
#include <cstdio>
#include <focalgrad.hpp>

using namespace focalgrad;

int main() {
  const Scalar gamma = 2;
  Tape tape;
  std::printf("gamma = 2, a positive\n%8s %8s %16s %16s %16s %10s %12s\n", "logit", "p_t", "fused rule",
              "as written", "closed form", "FL'/CE'", "curvature");
  for (const double logit : {-6.0, -4.0, -2.0, -0.858, 0.0, 1.0, 2.0, 4.0, 6.0}) {
    tape.rewind();
    Var x = tape.variable(logit);
    const Tensor y = 1.0;
    const Var fused = gradients(losses::focal(x, y, {.gamma = gamma}), {x})[0];
    const Var written = gradients(losses::as_written::focal(sigmoid(x), y, gamma), {x})[0];
    const Var ce = gradients(losses::binary_cross_entropy(x, y), {x})[0];
    const double p = 1 / (1 + std::exp(-logit));
    const double closed = std::pow(1 - p, gamma) * (gamma * p * std::log(p) + p - 1);
    std::printf("%8.3f %8.4f %16.12f %16.12f %16.12f %10.4f %12.6f\n", logit, p, fused.item(), written.item(),
                closed, fused.item() / ce.item(), gradients(fused, {x})[0].item());
  }
  std::printf(
      "\nFL'/CE' = phi(p) = (1 - p)^gamma - gamma p (1 - p)^(gamma - 1) log p is above 1 below p_t = "
      "0.2976:\n"
      "there focal loss pulls harder.  Its curvature is negative below p_t = 0.0578: it is not convex.\n");
}
