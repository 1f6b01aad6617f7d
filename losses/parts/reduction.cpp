#include "losses/parts/reduction.hpp"

#include <algorithm>
#include <numeric>

namespace focalgrad::losses {

Scalar divisor(Reduction reduction, const Var& losses, const Var& targets, std::string_view operation,
               const Line& line) {
  const Tensor& t = targets.value(line);
  const auto count = static_cast<Scalar>(losses.value(line).size());
  if (reduction == Reduction::by_positives)
    return std::max(Scalar(1), std::accumulate(t.begin(), t.end(), Scalar(0)));
  if (reduction != Reduction::mean) return 1;
  if (count == 0)
    throw Error(line, operation,
                "there are no elements to take the mean of; leave empty batches out, or use sum");
  return count;
}

Var reduce_losses(const Var& losses, Reduction reduction, const Var& targets, std::string_view operation,
                  const Line& line) {
  if (reduction == Reduction::none) return losses;
  return Operand(sum(losses, {}, false, line), line) / divisor(reduction, losses, targets, operation, line);
}

Var reduce_losses(const Var& losses, Reduction reduction, std::span<const std::size_t> classes, Line line) {
  if (reduction == Reduction::none) return losses;
  if (reduction == Reduction::mean) return mean(losses, {}, false, line);
  const Var total = sum(losses, {}, false, line);
  if (reduction == Reduction::sum) return total;
  const auto background = std::count(classes.begin(), classes.end(), std::size_t(0));
  return Operand(total, line) / std::max<std::ptrdiff_t>(1, std::ssize(classes) - background);
}

}  // namespace focalgrad::losses
