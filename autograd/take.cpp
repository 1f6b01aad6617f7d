#include <cmath>

#include "autograd/operators.hpp"
#include "autograd/record.hpp"

namespace focalgrad {

namespace {

/// Calls move(i, j) for each element i of what was taken and its place j in the whole, whose rows have `row`
/// elements.
template <class Move>
void visit(const Tensor& indices, std::size_t row, Take how, Move move) {
  for (std::size_t k = 0; k < indices.size(); ++k) {
    const auto chosen = static_cast<std::size_t>(indices.data()[k]);
    if (how == Take::one_per_row)
      move(k, k * row + chosen);
    else
      for (std::size_t i = 0; i < row; ++i) move(k * row + i, chosen * row + i);
  }
}

std::size_t row_of(const Extents& shape) { return shape[0] == 0 ? 0 : shape.elements() / shape[0]; }

Extents taken_shape(const Extents& whole, const Tensor& indices, Take how) {
  Extents shape = how == Take::rows ? whole : Extents{0};
  shape[0] = indices.size();
  return shape;
}

struct Taken {
  const Tensor &x, &indices;
  Take how;
  Extents shape() const { return taken_shape(extents(x), indices, how); }
  void add_to(Tensor& to, Scalar beta) const {
    visit(indices, row_of(extents(x)), how,
          [&](std::size_t i, std::size_t j) { to.data()[i] = x.data()[j] + (beta == 0 ? 0 : to.data()[i]); });
  }
};

struct Put {
  const Tensor &x, &indices;
  Extents size;
  Take how;
  const Extents& shape() const { return size; }
  void add_to(Tensor& to, Scalar beta) const {
    if (beta == 0) to.fill(0);
    visit(indices, row_of(size), how, [&](std::size_t i, std::size_t j) { to.data()[j] += x.data()[i]; });
  }
};

// The same names for tensors and for Vars, so that one rule serves both.
Extents size_of(const Tensor& x) { return extents(x); }
Extents size_of(const Var& x) { return extents(x.value()); }
Taken take(const Tensor& x, const Tensor& indices, Take how) { return {x, indices, how}; }
Put put(const Tensor& x, const Tensor& indices, const Extents& size, Take how) {
  return {x, indices, size, how};
}

/// Throws Error: indices do not fit a value of shape `whole`.
void check(const Extents& whole, const Tensor& indices, Take how, std::string_view operation,
           const Line& line) {
  if (how == Take::one_per_row ? whole.rank() != 2 || indices.size() != whole[0] : whole.rank() == 0)
    throw Error(line, operation,
                std::to_string(indices.size()) + " indices into a value of shape " + to_string(whole) + "; " +
                    (how == Take::rows ? "it has no rows" : "one index is wanted for each row of a matrix"));
  const std::size_t below = how == Take::rows ? whole[0] : whole[1];
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const Scalar index = indices.data()[i];
    if (!(index >= 0 && index < static_cast<Scalar>(below) && index == std::floor(index)))
      throw Error(line, operation,
                  "indices[" + std::to_string(i) + "] is " + std::to_string(index) +
                      "; it must be a whole number from 0 to below " + std::to_string(below));
  }
}

}  // namespace

Var take(const Var& x, std::span<const std::size_t> indices, Take how, Line line) {
  Tape& tape = x.tape(line);
  const Var constant = tape.blank({indices.size()}, "indices", line);
  Tensor& numbers = tape.node(constant.index()).own_value;
  for (std::size_t i = 0; i < indices.size(); ++i) numbers.data()[i] = static_cast<Scalar>(indices[i]);
  return take(x, constant, how, line);
}

Var take(const Var& x, const Var& indices, Take how, Line line) {
  check(extents(x.value(line)), indices.value(line), how, "take", line);
  return record<"take", "y = x[indices];  dx[indices] += g">(
      line, {x, indices},  //
      [how](const Tensor& a, const Tensor& i) { return take(a, i, how); },
      [how](const auto& g, const auto&, const auto& a, const auto& i) { return put(g, i, size_of(a), how); });
}

Var put(const Var& x, const Var& indices, const Extents& shape, Take how, Line line) {
  const Tensor& numbers = indices.value(line);
  check(shape, numbers, how, "put", line);
  if (!(extents(x.value(line)) == taken_shape(shape, numbers, how)))
    throw Error(line, "put",
                to_string(extents(x.value(line))) + " is not what " + std::to_string(numbers.size()) +
                    " indices take of " + to_string(shape));
  return record<"put", "y[indices] += x;  dx = g[indices]">(
      line, {x, indices},  //
      [&](const Tensor& a, const Tensor& i) { return put(a, i, shape, how); },
      [how](const auto& g, const auto&, const auto&, const auto& i) { return take(g, i, how); });
}

}  // namespace focalgrad
