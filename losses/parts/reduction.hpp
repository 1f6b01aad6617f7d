// How the losses of the examples become one number.
#pragma once

#include "autograd/operators.hpp"

namespace focalgrad::losses {

/// none: the losses as they are, one for each logit, or for each row of a class's logits.  sum, mean: over
/// all of them.  by_positives: their sum divided by the number of positives, at least 1, as Lin et al. 2017,
/// section 4, do, where most anchors are easy negatives.
enum class Reduction { none, sum, mean, by_positives };

/// What the sum of the losses is divided by; the positives are counted in the targets, each 0 to 1.
/// Throws Error: the mean of no losses.
Scalar divisor(Reduction reduction, const Var& losses, const Var& targets, const Caller& caller);

/// Losses of examples with these targets, each 0 to 1, reduced.
/// losses any shape, targets the same shape -> scalar
/// Throws Error: the mean of no losses.
Var reduce_losses(const Var& losses, Reduction reduction, const Var& targets, const Caller& caller);
/// Losses of examples of these classes, reduced; class 0 is the background and all others are positives.
/// losses [n], n classes -> scalar
/// Throws Error: the mean of no losses.
Var reduce_losses(const Var& losses, Reduction reduction, std::span<const std::size_t> classes,
                  const Caller& caller);

}  // namespace focalgrad::losses
