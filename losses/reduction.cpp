#include "losses/reduction.hpp"

#include <algorithm>

namespace focalgrad::losses {

Var reduce(const Var& losses, Reduction reduction, Scalar positives, Line line) {
  switch (reduction) {
    case Reduction::sum:
      return sum(losses, {}, false, line);
    case Reduction::mean:
      return mean(losses, {}, false, line);
    case Reduction::by_positives:
      return Operand(sum(losses, {}, false, line), line) / std::max(Scalar(1), positives);
    case Reduction::none:
      break;
  }
  return losses;
}

}  // namespace focalgrad::losses
