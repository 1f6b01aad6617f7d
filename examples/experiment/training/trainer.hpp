// One model trained with one loss, a step at a time.
#pragma once

#include <memory>
#include <vector>

#include "autograd/tape.hpp"
#include "examples/experiment/data/source.hpp"
#include "examples/experiment/measuring/ledger.hpp"
#include "examples/experiment/measuring/metrics.hpp"
#include "examples/experiment/training/batches.hpp"
#include "examples/experiment/training/config.hpp"
#include "examples/experiment/training/row_blocks.hpp"
#include "nn/optim/optimizer.hpp"
#include "nn/optim/schedule.hpp"
#include "nn/sequential.hpp"
#include "tensor/files/safetensors.hpp"

namespace focalgrad::experiment {

/// tanh layers of the given widths and a linear one to a single logit, whose bias starts at −log((1 − π)/π);
/// at 0 when the prior π is 0.
nn::Sequential make_model(std::size_t features, const std::vector<std::size_t>& hidden, double prior,
                          Generator generator);

/// A model on the whole training part: the ledger of its loss there, and P(positive) of each row.
struct Measured {
  Ledger ledger;
  std::vector<double> probabilities;
};

class Trainer {
 public:
  /// start: of the weights; order: of the batches.  Trainers of one config and one start and order begin with
  /// the same weights, and see the same batches unless their loss resamples the rows.
  Trainer(const LossSpec& loss, const Config& config, const Dataset& train, const Generator& start,
          const Generator& order);

  /// One step of the optimiser on the next batch; the ledger of its rows before it.
  /// Throws Diverged: the loss is NaN or infinite.
  Ledger step();
  /// The step that comes next without its change of the weights: its forward and backward pass on a tape of
  /// the caller's, and its ledger.  observer: called at each node on the way back, where it is there.
  Ledger look_ahead(Tape& tape, const BackwardObserver& observer = {});
  /// The whole training part, without a step: forward and backward once, block by block.
  /// Throws Diverged: the loss is NaN or infinite.
  Measured measure();
  /// P(positive) of each row, as the model predicts it.
  /// Throws Diverged: a logit is NaN or infinite.
  std::vector<double> probabilities(const Tensor& inputs);
  /// The same, and with the loss's own bias undone.
  Predictions predict(const Tensor& inputs);

  /// Where patience is asked for: measures average precision on the validation part now and then, and keeps
  /// the model of the best step, until patience ends.
  void look_for_best(const Dataset& validation);
  /// Puts the kept model in place of the last one.  Does nothing where none was kept.
  void use_best();
  /// The step whose model it is: the last, or after use_best() the kept one.
  std::size_t model_step() const { return used_best_ ? best_step_ : steps_; }

  /// What a saved training's name ends with where it holds the model of the best step so far.
  static constexpr const char* best_file = ".best";
  /// Writes the training as it stands (nn/checkpoint.hpp).  Throws Error: it cannot be written.
  void save(const std::string& path);
  /// Brings a new trainer to where the saved one was, after `step` steps: those after that give the same
  /// bits.
  /// Throws Error: the file cannot be read, or is of another step, model or optimiser.
  void go_on_from(const std::string& path, std::size_t step);

  const LossSpec& loss() const { return loss_; }
  nn::Sequential& model() { return model_; }

 private:
  void take(const std::vector<std::size_t>& rows);  // into inputs_ and targets_
  Ledger forward_backward(Tape& tape, const BackwardObserver& observer = {});
  std::vector<double> logits_of(const Tensor& inputs);
  std::vector<double> probabilities_of(std::vector<double> logits) const;
  LossSpec loss_;
  const Dataset& train_;
  ClassCounts counts_, trained_on_;
  Batches batches_;
  nn::Sequential model_;
  std::unique_ptr<optim::Optimizer> optimizer_;
  Tape tape_;
  RowBlocks blocks_;
  Tensor inputs_, targets_;
  std::size_t steps_ = 0;
  optim::Schedule schedule_;
  std::size_t patience_, look_every_, best_step_ = 0;
  double best_precision_ = -1;
  std::vector<NamedTensor> best_;  // the model's state there
  bool used_best_ = false;
};

using Trainers = std::vector<std::unique_ptr<Trainer>>;

/// A loss became NaN or infinite; what() names the operator, and the line, that the first such value came
/// from.
class Diverged : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace focalgrad::experiment
