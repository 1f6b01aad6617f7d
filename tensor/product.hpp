// Products of matrices, lazy, with the transposes that their derivatives need.
#pragma once

#include "tensor/lazy.hpp"
#include "tensor/matmul.hpp"

namespace focalgrad {

/// x as an operand of a product.
inline Matrix matrix(const Tensor& x) { return {x.data(), x.shape()[0], x.shape()[1]}; }

/// xᵀ as an operand: nothing is moved.
struct Transposed {
  const Tensor& x;
};
/// x transposed, and that as an operand of a product.
inline Transposed transpose(const Tensor& x) { return {x}; }
inline Matrix matrix(const Transposed& t) { return {t.x.data(), t.x.shape()[1], t.x.shape()[0], true}; }

/// a·b.
struct Product {
  Matrix a, b;
  /// Its shape, and how it is put into a tensor of that shape.
  Extents shape() const { return {a.rows, b.columns}; }
  void write_to(Tensor& to) const { matmul(a, b, false, to.data()); }
  void add_to(Tensor& to) const { matmul(a, b, true, to.data()); }
};
/// a·b of matrices and their transposes.
/// a [m, k], b [k, n] -> [m, n]
template <class A, class B>
requires(std::is_same_v<A, Tensor> || std::is_same_v<A, Transposed>) Product matmul(const A& a, const B& b) {
  return {matrix(a), matrix(b)};
}

/// x·w + bias: the bias is what the product is added to.
struct Affine {
  Product product;
  const Tensor& bias;
  /// Its shape, and how it is put into a tensor of that shape.
  Extents shape() const { return product.shape(); }
  void write_to(Tensor& to) const {
    put_into(to, shape(), false, bias);
    product.add_to(to);
  }
};
/// x·w + bias, lazily.
/// x [m, k], w [k, n], bias [n] -> [m, n]
inline Affine linear(const Tensor& x, const Tensor& w, const Tensor& bias) { return {matmul(x, w), bias}; }

}  // namespace focalgrad
