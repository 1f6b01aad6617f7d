#include "examples/experiment/losses/posterior.hpp"

#include <algorithm>
#include <cmath>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"

namespace focalgrad::experiment {

std::vector<double> calibrated(const LossSpec& loss, const ClassCounts& counts,
                               std::span<const double> logits) {
  std::vector<double> posterior(logits.size());
  if (!loss.row().of_one_example) {
    for (std::size_t i = 0; i < logits.size(); ++i) posterior[i] = 1 / (1 + std::exp(-logits[i]));
    return posterior;
  }
  constexpr std::size_t block = 2048;  // so that the tape's memory does not depend on how many there are
  Tape tape;
  Tensor x, targets;
  const auto slopes = [&](Scalar target) {
    tape.rewind();
    const Var at = tape.variable(x);
    targets.fill(target);
    tape.backward(sum(loss(at, targets, counts)));
    return Tensor(at.grad());
  };
  for (std::size_t first = 0; first < logits.size(); first += block) {
    const auto part = logits.subspan(first, std::min(block, logits.size() - first));
    x.resize(Dims{part.size()}), targets.resize(Dims{part.size()});
    std::transform(part.begin(), part.end(), x.begin(), [](double z) { return static_cast<Scalar>(z); });
    // #region calibrated
    const Tensor up = slopes(0), down = slopes(1);
    for (std::size_t i = 0; i < part.size(); ++i) {
      const double pull = up(i), all = pull - static_cast<double>(down(i));
      // Where both slopes round to 0 the logit is far out, on its side.
      posterior[first + i] = all > 0 ? std::clamp(pull / all, 0.0, 1.0) : part[i] > 0 ? 1 : 0;
    }
    // #endregion calibrated
  }
  return posterior;
}

double prior_shift(const ClassCounts& all, const ClassCounts& trained_on) {
  const auto log_odds = [](const ClassCounts& counts) {
    return std::log(static_cast<double>(counts.positives) / static_cast<double>(counts.negatives));
  };
  return log_odds(all) - log_odds(trained_on);
}

double focal_minimiser(double posterior, double gamma, double alpha) {
  const auto phi = [gamma](double p) {
    return std::pow(1 - p, gamma) - gamma * p * std::pow(1 - p, gamma - 1) * std::log(p);
  };
  const double odds = posterior / (1 - posterior);
  double low = 0, high = 1;
  for (int i = 0; i < 200; ++i) {
    const double q = (low + high) / 2;
    const double here = (1 - alpha) / alpha * (q / phi(q)) / ((1 - q) / phi(1 - q));
    (here < odds ? low : high) = q;
  }
  return (low + high) / 2;
}

double posterior_at_half(double alpha) { return 1 - alpha; }

}  // namespace focalgrad::experiment
