#include "losses/parts/reduction.hpp"

#include <algorithm>
#include <numeric>

#include "autograd/tape.hpp"

namespace focalgrad::losses {

Scalar divisor(Reduction reduction, const Var& losses, const Var& targets, const Caller& caller) {
  // [A3.6]
  const Tensor& t = targets.value(caller.line);
  const auto count = static_cast<Scalar>(losses.value(caller.line).size());
  if (reduction == Reduction::by_positives)
    return std::max(Scalar(1), std::accumulate(t.begin(), t.end(), Scalar(0)));
  if (reduction != Reduction::mean) return 1;
  if (count == 0)
    throw Error(caller, "there are no elements to take the mean of; leave empty batches out, or use sum");
  return count;
  // [/A3.6]
}

Var reduce_losses(const Var& losses, Reduction reduction, const Var& targets, const Caller& caller) {
  const RecordingLine here(losses, caller.operation, caller.line);
  if (reduction == Reduction::none) return losses;
  return sum(losses) / divisor(reduction, losses, targets, caller);
}

Var reduce_losses(const Var& losses, Reduction reduction, std::span<const std::size_t> classes,
                  const Caller& caller) {
  const RecordingLine here(losses, caller.operation, caller.line);
  if (reduction == Reduction::none) return losses;
  if (reduction == Reduction::mean) return mean(losses);
  if (reduction == Reduction::sum) return sum(losses);
  const auto background = std::count(classes.begin(), classes.end(), std::size_t(0));
  return sum(losses) / std::max<std::ptrdiff_t>(1, std::ssize(classes) - background);
}

}  // namespace focalgrad::losses
