// A binary loss written as the loss of one example and its derivative.
#pragma once

#include "autograd/record.hpp"
#include "losses/parts/probability.hpp"
#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

/// Records loss(logit, target) of each example, reduced; slope(logit, target) is its derivative in the logit,
/// and the two texts are their formulas.  A reduced loss is one operator, so that the losses and their
/// gradients are never written out.  logits of any shape, targets of the same shape or one for all. Throws
/// Error: the mean of no losses.
template <Text name, Text loss_formula, Text slope_formula, class Loss, class Slope>
Var per_example(const Var& logits, const Var& targets, Reduction reduce, const Line& line, Loss loss,
                Slope slope) {
  const auto rule = [slope](auto g, auto, auto logit, auto target) { return g * slope(logit, target); };
  if (reduce == Reduction::none)
    return elementwise<name, joined<"y = ", loss_formula, ";  dx = g * ", slope_formula>()>(
        line, {logits, targets}, loss, rule);
  const Scalar n = divisor(reduce, logits, targets, name, line);
  return reduction<joined<name, "_reduced">(),
                   joined<"y = sum(", loss_formula, ") / n;  dx = g / n * ", slope_formula>()>(
      line, {logits, targets}, Axes().mask(extents(logits.value()), name, line), false,
      [&](Tensor& y, const Extents& kept, Tensor&, const Tensor& x) {
        y.fill(0);
        for_each(Add{}, y, kept, loss, View(x), View(targets.value()));
        *y.data() /= n;
      },
      [rule, n](auto g, auto y, auto logit, auto target) { return rule(g / n, y, logit, target); });
}

}  // namespace focalgrad::losses
