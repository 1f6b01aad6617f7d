#include "tensor/cell.hpp"

namespace focalgrad {

Cell::Outside& Cell::outside() const {
  if (!outside_) outside_ = std::make_unique<Outside>();
  if (is_number_) {
    resize(outside_->value, {});
    resize(outside_->slopes, {});
    *outside_->value.data() = number_;
    *outside_->slopes.data() = slope_;
  }
  return *outside_;
}

Cell::Outside& Cell::tensors() {
  Outside& both = outside();
  is_number_ = false;
  return both;
}

std::size_t Cell::bytes() const {
  if (!outside_) return 0;
  return sizeof(Outside) + outside_->name.capacity() +
         (outside_->value.size() + outside_->slopes.size()) * sizeof(Scalar);
}

}  // namespace focalgrad
