// The rows of a table a block at a time, on one tape.
#pragma once

#include <algorithm>

#include "autograd/tape.hpp"

namespace focalgrad::experiment {

/// Goes over rows in blocks of a fixed number.  So what is computed of a block stays in the cache, the tape
/// has the memory of one block however many rows there are, and sums over the rows are taken in the same
/// order every time.
class RowBlocks {
 public:
  /// rows: of a block; as given, the layers of a network of some dozens of units stay in the second cache.
  explicit RowBlocks(std::size_t rows = 256) : rows_(rows) {}

  /// Calls f(block, first) for each block of inputs [n, features] in turn: a constant [count, features] on
  /// the tape, which was rewound before, and the place of its first row.  The last block may be shorter. Ends
  /// early where f says false.
  template <class F>
  void over(const Tensor& inputs, F f) {
    const std::size_t n = inputs.shape()[0], width = inputs.shape()[1];
    for (std::size_t first = 0; first < n; first += rows_) {
      const std::size_t count = std::min(rows_, n - first);
      block_.resize(Dims{count, width});
      std::copy_n(inputs.data() + first * width, count * width, block_.data());
      tape_.rewind();
      if (!f(tape_.constant(block_, "inputs"), first)) return;
    }
  }

  Tape& tape() { return tape_; }

 private:
  std::size_t rows_;
  Tape tape_;
  Tensor block_;
};

}  // namespace focalgrad::experiment
