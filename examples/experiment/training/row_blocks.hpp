// The rows of a table a block at a time, on one tape.
#pragma once

#include <functional>

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
  void over(const Tensor& inputs, const std::function<bool(const Var& block, std::size_t first)>& f);

  Tape& tape() { return tape_; }

 private:
  std::size_t rows_;
  Tape tape_;
  Tensor block_;
};

}  // namespace focalgrad::experiment
