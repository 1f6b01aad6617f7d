#include "tensor/rearrange.hpp"

#include <cmath>

namespace focalgrad {

void check_indices(const Extents& whole, const Tensor& indices, Take how, const Caller& caller) {
  if (how == Take::one_per_row ? whole.rank() != 2 || indices.size() != whole[0] : whole.rank() == 0)
    throw Error(caller, indices.size(), " indices into a value of shape ", whole, "; ",
                how == Take::rows ? "it has no rows" : "one index is wanted for each row of a matrix");
  const std::size_t below = whole[how == Take::rows ? 0 : 1];
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const Scalar index = indices.data()[i];
    if (!(index >= 0 && index < static_cast<Scalar>(below) && index == std::floor(index)))
      throw Error(caller, "indices[", i, "] is ", index, "; it must be a whole number, at least 0 and below ",
                  below);
  }
}

}  // namespace focalgrad
