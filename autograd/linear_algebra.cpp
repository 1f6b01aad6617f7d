#include <algorithm>

#include "autograd/operators.hpp"
#include "autograd/record.hpp"
#include "tensor/matmul.hpp"

namespace focalgrad {

namespace {

// Products and transposes of tensors are lazy: they write or add themselves where the tape wants them.

Matrix matrix(const Tensor& x) { return {x.data(), x.shape()[0], x.shape()[1]}; }

struct Transposed {
  const Tensor& x;
  Extents axes;

  Extents shape() const {
    Extents result;
    for (const std::size_t axis : axes) result.push_back(x.shape()[axis]);
    return result;
  }

  void add_to(Tensor& to, Scalar beta) const {
    if (to.size() == 0) return;
    const Extents size = shape();
    std::array<std::size_t, max_rank> stride{}, index{};
    for (std::size_t k = 0; k < axes.rank(); ++k) {
      stride[k] = 1;
      for (std::size_t after = axes[k] + 1; after < x.dimension(); ++after) stride[k] *= x.shape()[after];
    }
    const Scalar* from = x.data();
    for (Scalar& element : to) {
      element = *from + (beta == 0 ? 0 : element);
      for (std::size_t axis = size.rank(); axis-- > 0;) {
        from += stride[axis];
        if (++index[axis] < size[axis]) break;
        from -= stride[axis] * size[axis];
        index[axis] = 0;
      }
    }
  }
};

struct Product {
  Matrix a, b;
  Extents shape() const { return {a.rows, b.columns}; }
  void add_to(Tensor& to, Scalar beta) const { multiply(a, b, beta, to.data()); }
};

/// x·w + bias: the bias is what the product is added to.
struct Affine {
  Product product;
  const Tensor& bias;
  Extents shape() const { return product.shape(); }
  void add_to(Tensor& to, Scalar) const {
    for_each(
        Assign{}, to, [](auto b) { return b; }, View(bias));
    product.add_to(to, 1);
  }
};

Extents reversed(const Tensor& x) {
  Extents axes;
  for (std::size_t axis = x.dimension(); axis-- > 0;) axes.push_back(axis);
  return axes;
}

Transposed transpose(const Tensor& x) { return {x, reversed(x)}; }
Transposed transpose(const Tensor& x, const Extents& axes) { return {x, axes}; }
Matrix matrix(const Transposed& t) { return {t.x.data(), t.x.shape()[1], t.x.shape()[0], true}; }
Product matmul(const Tensor& a, const Tensor& b) { return {matrix(a), matrix(b)}; }
Product matmul(const Tensor& a, const Transposed& b) { return {matrix(a), matrix(b)}; }
Product matmul(const Transposed& a, const Tensor& b) { return {matrix(a), matrix(b)}; }

/// Checks the sizes of x·w for `operation`.
void check_product(const Var& x, const Var& w, std::string_view operation, const Line& line) {
  const Node& left = x.tape(line).node(x, operation, line);
  const Node& right = x.tape(line).node(w, operation, line);
  const Extents a = extents(left.value()), b = extents(right.value());
  const auto fail = [&](const std::string& what) {
    throw Error(line, operation,
                what + "\n  left  " + to_string(a) + "  " + describe(left) + "\n  right " + to_string(b) +
                    "  " + describe(right));
  };
  if (a.rank() != 2 || b.rank() != 2)
    fail("two matrices are wanted, shapes are " + to_string(a) + " and " + to_string(b) +
         "; give a vector a second axis of size 1 with reshape");
  if (a[1] != b[0])
    fail("inner sizes differ: " + to_string(a) + " × " + to_string(b) + ": " + std::to_string(a[1]) + " ≠ " +
         std::to_string(b[0]) + "; the right one should have " + std::to_string(a[1]) + " rows");
}

}  // namespace

Var matmul(const Var& x, const Var& w, Line line) {
  check_product(x, w, "matmul", line);
  return record<"matmul", "y = x @ w;  dx = g @ w.T;  dw = x.T @ g">(
      line, {x, w},                                               //
      [](const auto& a, const auto& b) { return matmul(a, b); },  //
      [](const auto& g, const auto&, const auto&, const auto& b) { return matmul(g, transpose(b)); },
      [](const auto& g, const auto&, const auto& a, const auto&) { return matmul(transpose(a), g); });
}

Var linear(const Var& x, const Var& w, const Var& bias, Line line) {
  check_product(x, w, "linear", line);
  const Node& added = x.tape(line).node(bias, "linear", line);
  const std::size_t n = w.value(line).shape()[1];
  if (!(extents(added.value()) == Extents{n}))
    throw Error(line, "linear",
                "the bias has shape " + to_string(extents(added.value())) + " (" + describe(added) +
                    "); it must be " + to_string(Extents{n}) + ", one for each column of w");
  return record<"linear", "y = x @ w + b;  dx = g @ w.T;  dw = x.T @ g;  db = g.sum(0)">(
      line, {x, w, bias},
      [](const auto& a, const auto& b, const auto& c) {
        return Affine{matmul(a, b), c};
      },
      [](const auto& g, const auto&, const auto&, const auto& b, const auto&) {
        return matmul(g, transpose(b));
      },
      [](const auto& g, const auto&, const auto& a, const auto&, const auto&) {
        return matmul(transpose(a), g);
      },
      [](const auto& g, const auto&...) -> const auto& { return g; });  // the tape sums what was broadcast
}

Var transpose(const Var& x, const Extents& axes, Line line) {
  const Extents shape = extents(x.value(line));
  Extents inverse = axes;
  std::size_t seen = 0;
  for (std::size_t k = 0; k < axes.rank(); ++k)
    if (axes[k] < shape.rank()) seen |= std::size_t(1) << axes[k], inverse[axes[k]] = k;
  if (axes.rank() != shape.rank() || seen + 1 != std::size_t(1) << shape.rank())
    throw Error(line, "transpose",
                "axes " + to_string(axes) + " of a value of shape " + to_string(shape) +
                    "; each of its axes must stand in them once");
  std::array<std::uint8_t, max_rank> back{};
  for (std::size_t k = 0; k < axes.rank(); ++k) back[k] = static_cast<std::uint8_t>(inverse[k]);
  return record<"transpose", "y = transpose(x, axes);  dx = transpose(g, argsort(axes))">(
      line, {x},  //
      [&](const auto& a) { return transpose(a, axes); },
      [back, rank = axes.rank()](const auto& g, const auto&, const auto&) {
        return transpose(g, Extents(std::span(back).first(rank)));
      });
}

Var transpose(const Var& x, Line line) { return transpose(x, reversed(x.value(line)), line); }

}  // namespace focalgrad
