// Products, running sums and places of extremes along axes.
#include <cmath>

#include "autograd/operators.hpp"
#include "autograd/operators/shape_of.hpp"
#include "autograd/record.hpp"
#include "tensor/running_sum.hpp"

namespace focalgrad {

namespace {

/// x as rows, each of the elements that a reduction over the masked axes makes one of.
Var as_rows(const Var& x, std::uint8_t mask) {
  const Extents shape = extents(x);
  Extents order;
  std::size_t rows = 1, columns = 1;
  for (const bool reduced : {false, true})
    for (std::size_t axis = 0; axis < shape.rank(); ++axis) {
      if (((mask >> axis & 1) != 0) != reduced) continue;
      order.push_back(axis);
      (reduced ? columns : rows) *= shape[axis];
    }
  return reshape(transpose(x, order), {rows, columns});
}

/// Where each row of x along an axis has its first extreme, or its first NaN.
template <class Better>
std::vector<std::size_t> places(const Tensor& x, int axis, const Caller& caller, Better better) {
  const Extents shape = extents(x, caller.line);
  const std::size_t along = place_of(axis, shape, caller), n = shape[along];
  if (n == 0)
    throw Error(caller, "there are no elements along axis ", axis, " of shape ", shape,
                "; leave empty batches out");
  std::size_t inner = 1;
  for (std::size_t k = along + 1; k < shape.rank(); ++k) inner *= shape[k];
  std::vector<std::size_t> best(shape.elements() / n, 0);
  for (std::size_t place = 0; place < best.size(); ++place) {
    const Scalar* row = x.data() + place / inner * n * inner + place % inner;
    for (std::size_t i = 1; i < n; ++i) {
      const Scalar most = row[best[place] * inner], each = row[i * inner];
      if (!std::isnan(most) && (std::isnan(each) || better(each, most))) best[place] = i;
    }
  }
  return best;
}

}  // namespace

Var prod(const Var& x, const Axes& axes, bool keepdims, Line line) {
  const RecordingLine here(x, "prod", line);
  const Extents shape = shape_of(x, here);
  const std::uint8_t mask = axes.mask(shape, here);
  Var y = as_rows(x, mask);
  // One half times the other until one column is left: without a quotient, so right where an element is 0.
  for (std::size_t n = y.shape()[1]; n > 1; n -= n / 2) {
    const Var halves = slice(y, 1, 0, n / 2) * slice(y, 1, n / 2, n / 2 * 2);
    y = n % 2 == 0 ? halves : concatenate({halves, slice(y, 1, n - 1, n)}, 1);
  }
  if (y.shape()[1] == 0) y = exp(sum(y, {1}));  // 1
  const Extents kept = kept_shape(shape, mask);
  return reshape(y, keepdims ? kept : without_axes(kept, mask));
}

/// y_i = x_1 + … + x_i, or x_i + … + x_n from the end.
static Var running_sum(const Var& x, int axis, bool from_end, Line line = {}) {
  return record<"cumsum", "y = cumsum(x, axis);  dx = flip(cumsum(flip(g, axis), axis), axis)">(
      line, {x}, [=](const auto& a) { return running_sum(a, axis, from_end); },
      [=](const auto& g, auto&, auto&) { return running_sum(g, axis, !from_end); });
}

Var cumsum(const Var& x, int axis, Line line) {
  const Caller caller = x.called("cumsum", line);
  return running_sum(x, static_cast<int>(place_of(axis, shape_of(x, caller), caller)), false, line);
}

std::vector<std::size_t> argmax(const Tensor& x, int axis, Line line) {
  return places(x, axis, {"argmax", line}, [](Scalar a, Scalar b) { return a > b; });
}
std::vector<std::size_t> argmin(const Tensor& x, int axis, Line line) {
  return places(x, axis, {"argmin", line}, [](Scalar a, Scalar b) { return a < b; });
}
std::vector<std::size_t> argmax(const Var& x, int axis, Line line) {
  return argmax(x.value(line), axis, line);
}
std::vector<std::size_t> argmin(const Var& x, int axis, Line line) {
  return argmin(x.value(line), axis, line);
}

}  // namespace focalgrad
