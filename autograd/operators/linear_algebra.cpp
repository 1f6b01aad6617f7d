#include "autograd/operators.hpp"
#include "autograd/operators/shape_of.hpp"
#include "autograd/record.hpp"
#include "tensor/product.hpp"

namespace focalgrad {

/// Throws Error: the inner sizes of x·w differ, or one is a scalar.
static void check_product(const Var& x, const Var& w, const Caller& caller) {
  const auto [left, right] = Inputs(caller, {x, w}).nodes;
  const Extents a = extents(left->value()), b = extents(right->value());
  const auto fail = [&, left = left, right = right](const auto&... what) {
    throw Error(caller, what..., "\n  left  ", a, "  ", describe(*left), "\n  right ", b, "  ",
                describe(*right));
  };
  if (a.rank() == 0 || b.rank() == 0)
    fail("matrices or vectors are wanted, shapes are ", a, " and ", b, "; a number scales by x * w");
  const std::size_t columns = a[a.rank() - 1], rows = b[b.rank() == 1 ? 0 : b.rank() - 2];
  if (columns != rows)
    fail("inner sizes differ: ", a, " × ", b, ": ", columns, " ≠ ", rows, "; the right one should have ",
         columns, b.rank() == 1 ? " elements" : " rows");
}

/// Of matrices, or of as many matrices on both sides.
static Var multiply(const Var& x, const Var& w, const Line& line) {
  // [A1.5]
  return record<"matmul", "y = x @ w;  dx = g @ w.T;  dw = x.T @ g">(
      line, {x, w}, [](const auto& a, const auto& b) { return matmul(a, b); },
      [](const auto& g, const auto&, const auto&, const auto& b) { return matmul(g, matrix_transpose(b)); },
      [](const auto& g, const auto&, const auto& a, const auto&) { return matmul(matrix_transpose(a), g); });
  // [/A1.5]
}

/// product(x as one matrix of rows), with x's other axes again.
static Var of_rows(const Var& x, std::size_t columns, auto product) {
  Extents shape = extents(x);
  const std::size_t inner = std::exchange(shape[shape.rank() - 1], 1), rows = shape.elements();
  shape[shape.rank() - 1] = columns;
  return reshape(product(reshape(x, {rows, inner})), shape);
}

/// x as a stack of matrices with these leading axes.
static Var stretched(const Var& x, Extents shape) {
  const Extents own = extents(x);
  for (std::size_t k = own.rank() - 2; k < own.rank(); ++k) shape.push_back(own[k]);
  return shape == own ? x : broadcast_to(x, shape);
}

Var matmul(const Var& x, const Var& w, Line line) {
  check_product(x, w, x.called("matmul", line));
  const Extents a = extents(x), b = extents(w);
  if (a.rank() == 2 && b.rank() == 2) return multiply(x, w, line);
  const RecordingLine here(x, "matmul", line);
  const auto without = [](const Var& y, std::size_t axis) {
    return reshape(y, without_axes(extents(y), static_cast<std::uint8_t>(1u << axis)));
  };
  if (b.rank() == 1) return without(matmul(x, reshape(w, {b[0], 1})), a.rank() - 1);
  if (a.rank() == 1) return without(matmul(reshape(x, {1, a[0]}), w), b.rank() - 2);
  if (b.rank() == 2) return of_rows(x, b[1], [&](const Var& rows) { return multiply(rows, w, line); });
  const auto leading =
      broadcast(Extents(std::span(a.begin(), a.rank() - 2)), Extents(std::span(b.begin(), b.rank() - 2)));
  if (!leading)
    throw Error(here, "shapes ", a, " and ", b,
                ": the axes before the matrices do not broadcast; aligned at ",
                "the last, sizes must be equal or 1");
  return multiply(stretched(x, *leading), stretched(w, *leading), line);
}

Var matrix_transpose(const Var& x, Line line) {
  const RecordingLine here(x, "matrix_transpose", line);
  Extents axes = shape_of(x, here);
  if (axes.rank() < 2) throw Error(here, "the shape is ", axes, "; a matrix, or many, is wanted");
  for (std::size_t k = 0; k < axes.rank(); ++k) axes[k] = k;
  std::swap(axes[axes.rank() - 1], axes[axes.rank() - 2]);
  return transpose(x, axes);
}

Var linear(const Var& x, const Var& w, const Var& bias, Line line) {
  const Caller caller = x.called("linear", line);
  check_product(x, w, caller);
  if (extents(w).rank() != 2)
    throw Error(caller, "w has shape ", extents(w), " (", describe(w.tape().node(w.index())),
                "); a matrix [in, out] is wanted");
  const Extents wanted{extents(w)[1]}, given = extents(x.tape().node(bias, caller).value());
  if (!(given == wanted))
    throw Error(caller, "the bias has shape ", given, " (", describe(x.tape().node(bias.index())),
                "); it must be ", wanted, ", one for each column of w");
  if (extents(x).rank() != 2) {
    const RecordingLine here(x, "linear", line);
    return of_rows(x, wanted[0], [&](const Var& rows) { return linear(rows, w, bias); });
  }
  // #region linear
  // [A1.6]
  return record<"linear", "y = x @ w + b;  dx = g @ w.T;  dw = x.T @ g;  db = g.sum(0)">(
      line, {x, w, bias}, [](const auto& a, const auto& b, const auto& c) { return linear(a, b, c); },
      [](const auto& g, auto&, auto&, const auto& b, auto&) { return matmul(g, matrix_transpose(b)); },
      [](const auto& g, auto&, const auto& a, auto&, auto&) { return matmul(matrix_transpose(a), g); },
      [](const auto& g, auto&...) -> const auto& { return g; });  // the tape sums what was broadcast
  // [/A1.6]
  // #endregion linear
}

}  // namespace focalgrad
