// Cell: where a value and its gradient stand.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "tensor/shape.hpp"

namespace focalgrad {

/// A value and its gradient: two numbers, which stand here, so that what is computed of scalars needs nothing
/// else; or two tensors outside, made when they are first wanted, whose memory is kept for the next value.
/// Who only looks at the tensors of a number sees copies; who writes to one makes it a tensor.
class Cell {
 public:
  /// Without a name, and no number; what its tensors hold is not defined.
  void clear() {
    is_number_ = false;
    if (outside_) outside_->name.clear();
  }
  void name(std::string_view text) {
    if (outside_ || !text.empty()) outside().name = text;
  }
  std::string name() const { return outside_ ? outside_->name : ""; }

  /// The value, and the gradient, as tensors.
  const Tensor& tensor() const { return outside().value; }
  const Tensor& slopes() const { return outside().slopes; }
  Tensor& tensor() { return tensors().value; }
  Tensor& slopes() { return tensors().slopes; }

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
    std::string name;
    Tensor value, slopes;
  };
  /// What stands outside: of a number a copy, unless it is to become that.
  Outside& outside() const;
  Outside& tensors();

  Scalar number_ = 0, slope_ = 0;
  mutable std::unique_ptr<Outside> outside_;
  bool is_number_ = false;
};

}  // namespace focalgrad
