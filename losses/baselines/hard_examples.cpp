#include "losses/baselines/hard_examples.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "autograd/tape.hpp"
#include "tensor/range.hpp"

namespace focalgrad::losses {

Var hard_examples(const Var& losses, Scalar share, Line line) {
  const Caller caller = losses.called("hard_examples", line);
  check_range(caller, "share", share, above(0).at_most(1));
  const Tensor& values = losses.tape().node(losses, caller).value();
  const std::size_t n = values.size();
  const auto wanted =
      static_cast<std::size_t>(std::lround(static_cast<double>(share) * static_cast<double>(n)));
  const std::size_t kept = std::min(n, std::max<std::size_t>(1, wanted));
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t(0));
  // Larger first; NaN above all, so that it is not left out unseen.
  const auto size = [&](std::size_t i) {
    return std::isnan(values.data()[i]) ? std::numeric_limits<Scalar>::infinity() : values.data()[i];
  };
  std::nth_element(
      order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
      [&](std::size_t a, std::size_t b) { return size(a) > size(b) || (size(a) == size(b) && a < b); });
  Tensor factors = xt::zeros_like(values);
  for (std::size_t i = 0; i < kept; ++i)
    factors.data()[order[i]] = static_cast<Scalar>(n) / static_cast<Scalar>(kept);
  return losses.tape().constant(factors, "hard examples", line);
}

}  // namespace focalgrad::losses
