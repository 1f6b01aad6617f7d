#include "examples/experiment/training/row_blocks.hpp"

#include <algorithm>

namespace focalgrad::experiment {

void RowBlocks::over(const Tensor& inputs,
                     const std::function<bool(const Var& block, std::size_t first)>& f) {
  const std::size_t n = inputs.shape()[0], width = inputs.shape()[1];
  for (std::size_t first = 0; first < n; first += rows_) {
    const std::size_t count = std::min(rows_, n - first);
    block_.resize(Dims{count, width});
    std::copy_n(inputs.data() + first * width, count * width, block_.data());
    tape_.rewind();
    if (!f(tape_.data(block_, "inputs"), first)) return;
  }
}

}  // namespace focalgrad::experiment
