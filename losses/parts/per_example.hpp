// A binary loss written as the loss of one example and its derivative.
#pragma once

#include "autograd/operators.hpp"
#include "autograd/record.hpp"
#include "losses/parts/reduction.hpp"

namespace focalgrad::losses {

/// The texts one after another.
template <Text... parts>
consteval auto joined() {
  char text[(sizeof(parts.data) + ...) - sizeof...(parts) + 1] = {};
  char* end = text;
  ((end = std::copy_n(parts.data, sizeof(parts.data) - 1, end)), ...);
  return Text(text);
}

// #region per-example
/// Records loss(logit, target) of each example, reduced; slope(logit, target) is its derivative in the logit,
/// and the two texts are their formulas.  A reduced loss is one operator, so that the losses and their
/// gradients are never written out.  There may be one target for all logits.
/// logits any shape, targets the same shape -> scalar
/// Throws Error: the mean of no losses.
template <Text name, Text loss_formula, Text slope_formula, class Loss, class Slope>
Var per_example(const Var& logits, const Var& targets, Reduction how, const Caller& caller, Loss loss,
                Slope slope) {
  const auto rule = [slope](auto& g, auto&, auto& logit, auto& target) { return g * slope(logit, target); };
  if (how == Reduction::none)
    return elementwise<name, joined<"y = ", loss_formula, ";  dx = g * ", slope_formula>()>(
        caller.line, {logits, targets}, loss, rule);
  const Scalar n = divisor(how, logits, targets, caller);
  return reduction<joined<name, "_reduced">(),
                   joined<"y = sum(", loss_formula, ") / n;  dx = g / n * ", slope_formula>()>(
      caller.line, {logits, targets}, {}, false,
      [&](Tensor& y, const Extents& kept, Tensor&, const Tensor& x) {
        reduce(y, kept, 0, Add{}, loss, View(x), View(targets.value()));
        *y.data() /= n;
      },
      [slope, share = 1 / n](auto& g, auto&, auto& logit, auto& target) {  // to divide takes far longer
        return g * share * slope(logit, target);
      });
}
// #endregion per-example

}  // namespace focalgrad::losses
