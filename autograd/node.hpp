// Node: one value of a tape, and Operator: how it was made.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "autograd/parameter.hpp"
#include "autograd/var.hpp"
#include "tensor/axes.hpp"
#include "tensor/cell.hpp"

namespace focalgrad {

struct Node;

// #region operator
/// What the tape knows of an operator: its name, its formula, and its rule for each input.
struct Operator {
  static constexpr std::size_t most_inputs = 3;
  std::string_view name;
  std::string_view formula;
  /// Adds what the rule gives into the gradient of input k.
  std::array<void (*)(Tape&, const Node&), most_inputs> pull{};
  /// The same rule recorded on the tape, as a function of (g, y, inputs); empty where input k has none.
  std::array<Var (*)(const Node&, const Var& g, const Var& y, std::span<const Var> inputs), most_inputs>
      record{};
};
// #endregion operator

/// Every operator of the program, by name.  The library's own are all there before main begins.
std::span<const Operator* const> operators();

// #region node
/// One value of a tape and how it was made; two lines of a cache.
struct alignas(64) Node : Cell {
  std::uint8_t input_count = 0;
  bool wants_gradient = false;
  std::uint8_t dropped_axes = 0;  // bit k: a reduction left out axis k of its input
  std::uint16_t layer = 0;        // its place in Tape::layers
  const Operator* op = nullptr;   // none: a leaf
  std::array<std::uint32_t, Operator::most_inputs> inputs{};
  std::uint32_t stamp = 0;         // a Var is good as long as its stamp is its node's
  std::uint64_t reached = 0;       // the backward pass that last sent it a gradient
  Parameter* parameter = nullptr;  // whose value and gradient these are
  Line line;
  alignas(double) std::array<std::byte, 40> rules{};  // the lambdas, with the numbers they carry

  /// Whether it has no axes; then its one element, and its gradient's.
  bool is_scalar() const { return is_number() || value().dimension() == 0; }
  const Scalar& item() const { return is_number() ? number() : *value().data(); }
  const Scalar& item_of_gradient() const { return is_number() ? slope() : *gradient().data(); }
  /// The value's shape with the axes that a reduction dropped standing as 1.
  Extents kept_shape() const { return with_axes(extents(value()), dropped_axes); }
};
// #endregion node

/// "'w1', parameter, mlp.cpp:12": what errors say of a value.
std::string describe(const Node& node);

}  // namespace focalgrad
