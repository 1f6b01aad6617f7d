// What tensor/evaluate.hpp says, by one loop over Packs: the same meaning, faster (docs/performance.md).
#pragma once

#include "tensor/fast/loop.hpp"

namespace focalgrad::inline FOCALGRAD_EVALUATOR {

template <class F, class... Views>
[[gnu::noinline]] void assign(Tensor& y, F f, const Views&... from) {
  for_each(Put{false}, y, extents(y), f, from...);
}

template <class F, class... Views>
[[gnu::noinline]] void accumulate(Tensor& to, const Extents& shape, bool begun, F f, const Views&... from) {
  resize(to, shape);
  // The first contribution is written, unless it is a sum over what was broadcast.
  if (!begun && !(... && stretches_to(from.shape, shape))) {
    to.fill(0);
    begun = true;
  }
  for_each(Put{begun}, to, shape, f, from...);
}

template <class Fold, class F, class... Views>
void reduce(Tensor& y, const Extents& kept, Scalar start, Fold fold, F f, const Views&... from) {
  y.fill(start);
  for_each(fold, y, kept, f, from...);
}

}  // namespace focalgrad::inline FOCALGRAD_EVALUATOR
