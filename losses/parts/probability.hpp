// The probability of a logit on a tape: what losses from logits are written with.
#pragma once

#include "autograd/operators.hpp"
#include "tensor/element.hpp"

namespace focalgrad {

/// The same as of numbers (tensor/element.hpp), recorded.
template <>
struct Probability<Var> {
  explicit Probability(const Var& x)
      : p(sigmoid(x)), not_p(sigmoid(-x)), log_p(log_sigmoid(x)), log_not_p(log_sigmoid(-x)) {}
  Var p, not_p, log_p, log_not_p;
};

}  // namespace focalgrad
