// One model trained with one loss, a step at a time.
#pragma once

#include <memory>
#include <vector>

#include "autograd/tape.hpp"
#include "examples/experiment/config.hpp"
#include "examples/experiment/data.hpp"
#include "examples/experiment/ledger.hpp"
#include "nn/optim/optimizer.hpp"
#include "nn/sequential.hpp"

namespace focalgrad::experiment {

/// Rows of the training part for each step: every row once, in random order, before any comes again.
class Batches {
 public:
  /// Throws Error: there are fewer rows than a batch.
  Batches(std::size_t rows, std::size_t size, Generator generator);
  const std::vector<std::size_t>& next();

 private:
  std::vector<std::size_t> order_, batch_;
  std::size_t at_;
  Generator generator_;
};

/// tanh layers of the given widths and a linear one to a single logit, whose bias starts at −log((1 − π)/π);
/// at 0 when the prior π is 0.
nn::Sequential make_model(std::size_t features, const std::vector<std::size_t>& hidden, double prior,
                          Generator generator);

class Trainer {
 public:
  Trainer(const LossSpec& loss, const Config& config, const Dataset& train, double prior,
          const Generator& start);

  /// One step of the optimiser on the given rows; the ledger of those rows before it.
  /// Throws Diverged: the loss is NaN or infinite.
  Ledger step(const std::vector<std::size_t>& rows);
  /// The ledger of the whole training part, without a step.
  Ledger measure();
  /// P(positive) of each row.
  std::vector<double> predict(const Tensor& inputs);

  const LossSpec& loss() const { return loss_; }
  nn::Sequential& model() { return model_; }

 private:
  Ledger forward_backward(Tape& tape, const Tensor& inputs, const Tensor& targets);
  LossSpec loss_;
  const Dataset& train_;
  nn::Sequential model_;
  std::unique_ptr<optim::Optimizer> optimizer_;
  Tape tape_;
  Tensor inputs_, targets_, all_targets_;
};

/// A loss became NaN or infinite; what() names the operator, and the line, that the first such value came
/// from.
class Diverged : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace focalgrad::experiment
