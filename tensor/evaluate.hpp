// How a formula is evaluated: the seam between the operators, which are texts, and the tensors.
//
// Here a formula is called with Tensors, and what it returns is an expression of xtensor's.  These few lines
// are what the library computes, and all of it in builds with FOCALGRAD_FAST=OFF.  tensor/fast/ has the same
// functions by a loop over registers; both builds pass the same tests.
#pragma once

#include "tensor/functions.hpp"
#include "tensor/shape.hpp"

#ifdef FOCALGRAD_FAST
#include "tensor/fast/evaluate.hpp"
#else

namespace focalgrad::inline FOCALGRAD_EVALUATOR {

/// A tensor as a formula sees it: as it is, or with axes of size 1 put back that a reduction dropped.
class View {
 public:
  View(const Tensor& t) : seen_(&t) {}
  View(const Tensor& t, const Extents& as) : seen_(&t) {
    if (extents(t) == as) return;
    own_ = t;
    own_.reshape(Dims(as.begin(), as.end()));
    seen_ = nullptr;
  }
  const Tensor& operator*() const { return seen_ ? *seen_ : own_; }

 private:
  const Tensor* seen_;
  Tensor own_;
};

/// x folded over the axes in which its shape is not `kept`; as many axes stay.
template <class Fold>
Tensor folded(const Tensor& x, const Extents& kept, Scalar start, Fold fold) {
  std::vector<std::size_t> axes;
  for (std::size_t axis = 0; axis < kept.rank(); ++axis)
    if (x.shape()[axis] != kept[axis]) axes.push_back(axis);
  if (axes.empty()) return x;
  if (x.size() == 0) return Tensor(Dims(kept.begin(), kept.end()), start);
  return xt::reduce(xt::make_xreducer_functor(fold, xt::const_value<Scalar>(start)), x, axes,
                    xt::keep_dims | xt::evaluation_strategy::immediate);
}

// #region sum-to
/// x summed over what broadcasting has stretched, so that it has `shape` again: the derivative of a copy is a
/// sum over the copies.  An axis of size 1 is stretched to the shape's.
inline Tensor sum_to(const Tensor& x, const Extents& shape) {
  Extents kept = extents(x);
  const std::size_t added = kept.rank() > shape.rank() ? kept.rank() - shape.rank() : 0;
  const std::size_t lacking = shape.rank() > kept.rank() ? shape.rank() - kept.rank() : 0;
  for (std::size_t axis = 0; axis < kept.rank(); ++axis)
    if (axis < added || shape[axis - added + lacking] == 1) kept[axis] = 1;
  Tensor sums = folded(x, kept, 0, Add{});
  sums.reshape(Dims(kept.begin() + added, kept.end()));
  return xt::broadcast(sums, Dims(shape.begin(), shape.end()));
}
// #endregion sum-to

// #region assign
/// y = f(from…), with NumPy's broadcasting; y has the common shape.
template <class F, class... Views>
void assign(Tensor& y, F f, const Views&... from) {
  xt::noalias(y) = f(*from...);
}
// #endregion assign

// #region accumulate
/// to = f(from…), or to += f(from…) where it is begun, summed over what was broadcast to what has `shape`.
template <class F, class... Views>
void accumulate(Tensor& to, const Extents& shape, bool begun, F f, const Views&... from) {
  const auto& part = f(*from...);
  if (Extents(part.shape()) == shape) {
    if (begun)
      xt::noalias(to) += part;
    else
      xt::noalias(to) = part;
  } else {
    const Tensor sums = sum_to(Tensor(part), shape);
    to = begun ? Tensor(to + sums) : sums;
  }
}
// #endregion accumulate

/// y = fold of f(from…) over the axes where `kept`, which is y's shape with the reduced axes, is 1.
template <class Fold, class F, class... Views>
void reduce(Tensor& y, const Extents& kept, Scalar start, Fold fold, F f, const Views&... from) {
  const Extents shape = extents(y);
  y = folded(Tensor(f(*from...)), kept, start, fold);
  y.reshape(Dims(shape.begin(), shape.end()));
}

}  // namespace focalgrad::inline FOCALGRAD_EVALUATOR

#endif
