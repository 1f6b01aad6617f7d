// Which rows a model sees at each step.
#pragma once

#include <vector>

#include "examples/experiment/data/source.hpp"
#include "examples/experiment/losses/loss_spec.hpp"

namespace focalgrad::experiment {

/// The rows of the training part that a loss is to see: all of them in their order; or, oversampled, the
/// positives again and again until there are `ratio` negatives for one; or, undersampled, a random part of
/// the negatives.  Never fewer positives, nor more negatives, than there are.
std::vector<std::size_t> sampled_rows(const Dataset& train, const LossSpec& loss, Generator& generator);

/// Rows for each step: every one of `rows` once, in random order, before any comes again.
class Batches {
 public:
  /// Throws Error: there are no rows.
  Batches(std::vector<std::size_t> rows, std::size_t size, Generator generator);
  const std::vector<std::size_t>& next();

 private:
  std::vector<std::size_t> order_, batch_;
  std::size_t at_;
  Generator generator_;
};

}  // namespace focalgrad::experiment
