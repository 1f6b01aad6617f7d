#include "tensor/cell.hpp"

namespace focalgrad {

void Cell::make_outside() const {
  if (!outside_) outside_ = std::make_unique<Outside>();
  if (!is_number_) return;
  resize(outside_->own_value, {});
  resize(outside_->own_gradient, {});
  *outside_->own_value.data() = number_;
  *outside_->own_gradient.data() = slope_;
}

std::size_t Cell::bytes() const {
  if (!outside_) return 0;
  return sizeof(Outside) + outside_->name.capacity() +
         (outside_->own_value.size() + outside_->own_gradient.size()) * sizeof(Scalar);
}

}  // namespace focalgrad
