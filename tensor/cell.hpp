// Cell: where a value and its gradient stand.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "tensor/shape.hpp"

namespace focalgrad {

/// A value and its gradient: two numbers, which stand here, so that what is computed of scalars needs nothing
/// else; or two tensors outside, made when they are first wanted, whose memory is kept for the next value; or
/// somebody else's tensors, read in place.
/// Who only looks at the tensors of a number sees copies; who writes to one makes it a tensor.
class Cell {
 public:
  /// Without a name, no number, and tensors of its own; what those hold is not defined.
  void clear() {
    is_number_ = false;
    if (outside_) outside_->clear();
  }
  void name(std::string_view text) {
    if (outside_ || !text.empty()) outside().name = text;
  }
  std::string name() const { return outside_ ? outside_->name : ""; }

  /// The value, and the gradient, as tensors.
  const Tensor& value() const { return *outside().value; }
  const Tensor& gradient() const { return *outside().gradient; }
  Tensor& gradient() { return *tensors().gradient; }
  /// Its own tensor, to write the value to.
  Tensor& tensor() { return tensors().own_value; }
  /// Makes them tensors that stand elsewhere, of which the value is read in place.
  void stands_at(const Tensor& value) { outside().value = &value; }
  void stands_at(const Tensor& value, Tensor& gradient) {
    outside().value = &value;
    outside().gradient = &gradient;
  }

  /// Whether they are numbers; and those.
  bool is_number() const { return is_number_; }
  const Scalar& number() const { return number_; }
  const Scalar& slope() const { return slope_; }
  Scalar& slope() { return slope_; }
  /// Makes them numbers.
  void number(Scalar value) {
    is_number_ = true;
    number_ = value;
  }
  /// The memory outside, in bytes.
  std::size_t bytes() const;

 private:
  struct Outside {
    void clear() {
      if (!name.empty()) name.clear();
      value = &own_value;
      gradient = &own_gradient;
    }
    std::string name;
    Tensor own_value, own_gradient;
    const Tensor* value = &own_value;
    Tensor* gradient = &own_gradient;
  };
  /// What stands outside: of a number a copy, unless it is to become that.
  Outside& outside() const {
    if (is_number_ || !outside_) make_outside();
    return *outside_;
  }
  void make_outside() const;
  Outside& tensors() {
    Outside& both = outside();
    is_number_ = false;
    return both;
  }

  Scalar number_ = 0, slope_ = 0;
  mutable std::unique_ptr<Outside> outside_;
  bool is_number_ = false;
};

}  // namespace focalgrad
