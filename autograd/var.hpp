// Var: a handle on one value of a tape, and the operands of the arithmetic written with it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "tensor/error.hpp"
#include "tensor/shape.hpp"
#include "tensor/tensor.hpp"

namespace focalgrad {

class Tape;

/// Where a tape stands; it stays when the tape is gone.  `next_stamp` tells the Vars of one step from those
/// of the next.
struct TapePlace {
  Tape* tape = nullptr;
  std::uint32_t next_stamp = 1;
};

/// A value on a tape: a pointer and two numbers, cheap to copy.  It is good until its tape is rewound or
/// destroyed; every use after that throws Error.
class Var {
 public:
  Var() = default;

  /// What was computed, or given.
  const Tensor& value(Line line = {}) const;
  /// d(loss)/d(this), of value()'s shape, after tape().backward(loss).
  /// Zeros where the loss does not depend on it.
  /// Throws Error: a constant; backward has not run.
  const Tensor& grad(Line line = {}) const;
  /// The sizes of value()'s axes.
  Shape shape(Line line = {}) const;
  /// The one element of a value of size 1.
  /// Throws Error: it has more.
  Scalar item(Line line = {}) const;
  /// The tape that it stands on.
  /// Throws Error naming `operation`: an empty Var; its tape is gone.
  Tape& tape(Line line = {}, std::string_view operation = "tape") const {
    if (place_ == nullptr || place_->tape == nullptr) refuse(line, operation);
    return *place_->tape;
  }
  /// What errors name: this operation and line, or those of the function that it is a step of
  /// (RecordingLine).
  /// Throws Error: an empty Var.
  Caller called(std::string_view operation, const Line& line) const;
  /// Names it in errors and pictures of the tape.
  Var& name(std::string_view text, Line line = {});

  /// Whether it stands for nothing: made by Var().
  bool empty() const { return place_ == nullptr; }
  /// Its place on the tape: 0 is the first value.
  std::size_t index() const { return index_; }

 private:
  friend class Tape;
  Var(const TapePlace* place, std::uint32_t index, std::uint32_t stamp)
      : place_(place), index_(index), stamp_(stamp) {}
  [[noreturn]] void refuse(const Line& line, std::string_view operation) const;
  const TapePlace* place_ = nullptr;
  std::uint32_t index_ = 0, stamp_ = 0;
};

/// The shape of a value.
inline Extents extents(const Var& x, Line line = {}) { return extents(x.value(line)); }

/// Either side of an overloaded operator: a Var or a number, with the line it stands on, which an overloaded
/// operator cannot have as a parameter with a default.  It refers to the Var.
class Operand {
 public:
  Operand(const Var& var, Line line = {}) : line_(line), var_(&var) {}
  template <class Number>
  requires std::is_arithmetic_v<Number> Operand(Number number, Line line = {})
      : line_(line), number_(static_cast<Scalar>(number)) {}

  /// Not a tensor: put it on the tape first, with tape.constant(tensor).
  template <class E>
  requires xt::is_xexpression<E>::value Operand(const E& tensor, Line = {})
  = delete;

  /// Where it stands, and the Var that it is.
  const Line& line() const { return line_; }
  const Var& var() const { return *var_; }
  /// The Var that it is, or the constant that its number becomes on the tape of the operator's other side.
  /// Throws Error naming `operation`: both are numbers, or one is an empty Var.
  Var beside(const Operand& other, std::string_view operation) const {
    return var_ ? *var_ : constant_beside(other, operation);
  }

 private:
  Var constant_beside(const Operand& other, std::string_view operation) const;
  Line line_;
  const Var* var_ = nullptr;
  Scalar number_ = 0;
};

/// A Var beside a tensor, for which xtensor's own functions would be taken.
template <class X, class W>
concept VarBesideTensor = (std::is_same_v<std::decay_t<X>, Var> &&
                           xt::is_xexpression<std::decay_t<W>>::value) ||
                          (xt::is_xexpression<std::decay_t<X>>::value &&
                           std::is_same_v<std::decay_t<W>, Var>);
/// A tensor goes onto the tape first: x * tape.constant(tensor).  What they would return is what compilers
/// name.
struct TensorNeedsTapeConstant {};
// clang-format off
template <class X, class W> requires VarBesideTensor<X, W> TensorNeedsTapeConstant operator+(X&&, W&&) = delete;
template <class X, class W> requires VarBesideTensor<X, W> TensorNeedsTapeConstant operator-(X&&, W&&) = delete;
template <class X, class W> requires VarBesideTensor<X, W> TensorNeedsTapeConstant operator*(X&&, W&&) = delete;
template <class X, class W> requires VarBesideTensor<X, W> TensorNeedsTapeConstant operator/(X&&, W&&) = delete;
template <class X, class W> requires VarBesideTensor<X, W> TensorNeedsTapeConstant operator>(X&&, W&&) = delete;
template <class X, class W> requires VarBesideTensor<X, W> TensorNeedsTapeConstant operator<(X&&, W&&) = delete;
template <class X, class W> requires VarBesideTensor<X, W> TensorNeedsTapeConstant operator>=(X&&, W&&) = delete;
template <class X, class W> requires VarBesideTensor<X, W> TensorNeedsTapeConstant operator<=(X&&, W&&) = delete;
template <class X, class W> requires VarBesideTensor<X, W> TensorNeedsTapeConstant maximum(X&&, W&&) = delete;
template <class X, class W> requires VarBesideTensor<X, W> TensorNeedsTapeConstant minimum(X&&, W&&) = delete;
template <class C, class X, class W> requires VarBesideTensor<C, X> || VarBesideTensor<C, W> || VarBesideTensor<X, W>
TensorNeedsTapeConstant where(C&&, X&&, W&&) = delete;
// clang-format on

}  // namespace focalgrad
