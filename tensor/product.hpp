// Products of matrices, lazy, with the transposes that their derivatives need.
#pragma once

#include "tensor/lazy.hpp"
#include "tensor/matmul.hpp"

namespace focalgrad {

/// The first of x's matrices, which are its last two axes, as an operand of a product.
inline Matrix matrix(const Tensor& x) {
  const std::size_t rank = x.dimension();
  return {x.data(), x.shape()[rank - 2], x.shape()[rank - 1]};
}

/// x with its last two axes exchanged, as an operand: nothing is moved.
struct Transposed {
  const Tensor& x;
};
/// The same, and its first matrix as an operand of a product.
inline Transposed matrix_transpose(const Tensor& x) { return {x}; }
inline Matrix matrix(const Transposed& t) {
  const Matrix m = matrix(t.x);
  return {m.data, m.columns, m.rows, true};
}

/// The axes before x's matrices.
inline Extents leading_axes(const Tensor& x) {
  return Extents(std::span(x.shape().begin(), x.dimension() - 2));
}
inline Extents leading_axes(const Transposed& t) { return leading_axes(t.x); }

/// a·b, each of as many matrices.
struct Product {
  Matrix a, b;
  Extents leading;
  /// Its shape, and how it is put into a tensor of that shape.
  Extents shape() const {
    Extents size = leading;
    size.push_back(a.rows), size.push_back(b.columns);
    return size;
  }
  void write_to(Tensor& to) const { put(to, false); }
  void add_to(Tensor& to) const { put(to, true); }

 private:
  void put(Tensor& to, bool add) const {
    Matrix left = a, right = b;
    Scalar* z = to.data();
    for (std::size_t k = leading.elements(); k > 0; --k) {
      matmul(left, right, add, z);
      left.data += a.rows * a.columns, right.data += b.rows * b.columns, z += a.rows * b.columns;
    }
  }
};
/// a·b of matrices and their transposes.
/// a […, m, k], b […, k, n] -> […, m, n]
template <class A, class B>
requires(std::is_same_v<A, Tensor> || std::is_same_v<A, Transposed>) Product matmul(const A& a, const B& b) {
  return {matrix(a), matrix(b), leading_axes(a)};
}

/// x·w + bias, the bias to each row.
struct Affine {
  Product product;
  const Tensor& bias;
  /// Its shape, and how it is put into a tensor of that shape.
  Extents shape() const { return product.shape(); }
  void write_to(Tensor& to) const { affine(product.a, product.b, bias.data(), to.data()); }
};
/// x·w + bias, lazily.
/// x [m, k], w [k, n], bias [n] -> [m, n]
inline Affine linear(const Tensor& x, const Tensor& w, const Tensor& bias) { return {matmul(x, w), bias}; }

}  // namespace focalgrad
