#include "examples/experiment/training/trainer.hpp"

#include <algorithm>
#include <cmath>

#include "autograd/operators.hpp"
#include "examples/experiment/losses/posterior.hpp"
#include "metrics/parts/ranking.hpp"
#include "nn/activations.hpp"
#include "nn/linear.hpp"
#include "nn/optim/adagrad.hpp"
#include "nn/optim/adam.hpp"
#include "nn/optim/rmsprop.hpp"
#include "nn/optim/sgd.hpp"
#include "nn/state_dict.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

std::unique_ptr<optim::Optimizer> make_optimizer(const Config& config,
                                                 std::vector<nn::Parameter*> parameters) {
  const auto rate = static_cast<Scalar>(config.learning_rate),
             decay = static_cast<Scalar>(config.weight_decay);
  if (config.optimizer == "adam")
    return std::make_unique<optim::Adam>(
        std::move(parameters), optim::AdamOptions{.learning_rate = rate, .weight_decay = decay}, Line());
  if (config.optimizer == "adamw") {
    optim::AdamWOptions options{.learning_rate = rate};
    if (decay > 0) options.weight_decay = decay;
    return std::make_unique<optim::AdamW>(std::move(parameters), options, Line());
  }
  if (config.optimizer == "rmsprop")
    return std::make_unique<optim::RMSProp>(
        std::move(parameters), optim::RMSPropOptions{.learning_rate = rate, .weight_decay = decay}, Line());
  if (config.optimizer == "adagrad")
    return std::make_unique<optim::Adagrad>(
        std::move(parameters), optim::AdagradOptions{.learning_rate = rate, .weight_decay = decay}, Line());
  return std::make_unique<optim::SGD>(
      std::move(parameters),
      optim::SGDOptions{.learning_rate = rate, .momentum = Scalar(0.9), .weight_decay = decay}, Line());
}

optim::Schedule make_schedule(const Config& config) {
  const auto rate = static_cast<Scalar>(config.learning_rate);
  const std::size_t tenth = std::max<std::size_t>(config.steps / 10, 1);
  if (config.schedule == "cosine") return optim::cosine(rate, config.steps);
  if (config.schedule == "step") return optim::step_decay(rate, config.steps / 3 + 1);
  if (config.schedule == "warmup") return optim::linear_warmup(tenth, optim::cosine(rate, config.steps));
  return optim::constant(rate);
}

/// The probability whose log-odds are those of p plus shift.
double shifted(double p, double shift) {
  if (shift == 0) return p;
  return p / (p + (1 - p) * std::exp(-shift));
}

bool finite(const Tensor& values) {
  return std::all_of(values.begin(), values.end(), [](Scalar x) { return std::isfinite(x); });
}

/// "the first value that is not finite is of tanh, trainer.cpp:90".
std::string first_not_finite(const Tape& tape) {
  for (std::size_t i = 0; i < tape.size(); ++i)
    if (!finite(tape.node(i).value()))
      return "the first value that is not finite is " + describe(tape.node(i));
  return "all values are finite";
}

}  // namespace

nn::Sequential make_model(std::size_t features, const std::vector<std::size_t>& hidden, double prior,
                          Generator generator) {
  nn::Sequential model;
  std::size_t width = features;
  for (const std::size_t next : hidden) {
    model.add(nn::Linear(width, next, generator, {.init = nn::init::xavier_uniform}));
    model.add(nn::Tanh());
    width = next;
  }
  auto& last = model.add(nn::Linear(width, 1, generator, {.init = nn::init::xavier_uniform}));
  last.bias.value.fill(prior > 0 ? nn::init::prior_bias(prior) : 0);
  return model;
}

Trainer::Trainer(const LossSpec& loss, const Config& config, const Dataset& train, const Generator& start,
                 const Generator& order)
    : loss_(loss),
      train_(train),
      counts_(train.counts()),
      batches_({0}, 1, order),
      schedule_(make_schedule(config)),
      patience_(config.patience),
      look_every_(std::max<std::size_t>(config.steps / 100, 1)) {
  Generator sampler = order.fork(1);
  std::vector<std::size_t> rows = sampled_rows(train, loss, sampler);
  trained_on_ = {0, 0};
  for (const std::size_t row : rows) ++(train.labels[row] ? trained_on_.positives : trained_on_.negatives);
  const bool resampled = rows.size() != train.size();
  if (!resampled && rows.size() < config.batch)
    throw Error("there are " + std::to_string(rows.size()) + " rows for training, fewer than a batch of " +
                std::to_string(config.batch) + "; choose a smaller --batch");
  const std::size_t width = train.inputs.shape()[1];
  batches_ = Batches(std::move(rows), config.batch, order);
  const double prior = loss.option("prior").value_or(config.prior.value_or(trained_on_.prior()));
  model_ = make_model(width, config.hidden, prior, start);
  optimizer_ = make_optimizer(config, model_.parameters());
  inputs_ = Tensor(Dims{config.batch, width});
  targets_ = Tensor(Dims{config.batch, 1});
}

Ledger Trainer::forward_backward(Tape& tape, const BackwardObserver& observer) {
  tape.rewind();
  optimizer_->zero_grad();
  Var logits = model_(tape.data(inputs_, "inputs")).name("logits");
  Var losses = loss_(logits, targets_, counts_);
  Var loss = mean(losses).name("loss");
  if (!std::isfinite(loss.item())) throw Diverged(first_not_finite(tape));
  if (observer)
    tape.backward(loss, observer);
  else
    tape.backward(loss);
  return read_ledger(logits, losses, targets_, optimizer_->parameters());
}

void Trainer::take(const std::vector<std::size_t>& rows) {
  const std::size_t width = train_.inputs.shape()[1];
  Scalar *to = inputs_.data(), *target = targets_.data();
  for (const std::size_t row : rows) {
    const Scalar* const from = train_.inputs.data() + row * width;
    for (std::size_t k = 0; k < width; ++k) *to++ = from[k];  // a call to copy two numbers takes longer
    *target++ = train_.labels[row];
  }
}

Ledger Trainer::step() {
  take(batches_.next());
  const Ledger ledger = forward_backward(tape_);
  if (!std::isfinite(ledger.gradient_norm)) throw Diverged("the loss is finite, but its gradient is not");
  optimizer_->set_learning_rate(schedule_(steps_));
  optimizer_->step();
  ++steps_;
  return ledger;
}

Ledger Trainer::look_ahead(Tape& tape, const BackwardObserver& observer) {
  Batches ahead = batches_;
  take(ahead.next());
  return forward_backward(tape, observer);
}

void Trainer::look_for_best(const Dataset& validation) {
  const bool ended = !best_.empty() && steps_ > best_step_ + patience_;
  if (patience_ == 0 || steps_ % look_every_ != 0 || ended) return;
  const std::vector<double> p = probabilities(validation.inputs);
  const double precision = metrics::average_precision(metrics::cuts(p, validation.labels));
  if (!(precision > best_precision_)) return;
  best_precision_ = precision;
  best_step_ = steps_;
  best_ = nn::state_dict(model_);
}

void Trainer::use_best() {
  if (best_.empty()) return;
  nn::load_state_dict(model_, best_);
  used_best_ = true;
}

Measured Trainer::measure() {
  const std::size_t n = train_.size();
  Tensor logits(Dims{n, 1}), losses(Dims{n, 1}), slopes(Dims{n, 1}), targets(Dims{n, 1});
  std::copy(train_.labels.begin(), train_.labels.end(), targets.data());
  // A loss that ranks its examples wants all logits at once: the blocks then begin at its slopes.
  const bool at_once = !loss_.row().of_one_example;
  if (at_once) {
    const std::vector<double> all = logits_of(train_.inputs);
    std::copy(all.begin(), all.end(), logits.data());
    Tape tape;
    const Var z = tape.variable(logits, "logits"), each = loss_(z, targets, counts_);
    if (!finite(each.value())) throw Diverged(first_not_finite(tape));
    tape.backward(mean(each));
    losses = each.value(), slopes = z.grad();
  }
  optimizer_->zero_grad();
  blocks_.over(train_.inputs, [&](const Var& block, std::size_t first) {
    Tape& tape = blocks_.tape();
    const Var z = model_(block).name("logits");
    const std::size_t count = z.value().size();
    const auto rows_of = [&](const Tensor& all) {
      Tensor part(Dims{count, 1});
      std::copy_n(all.data() + first, count, part.data());
      return part;
    };
    if (at_once) {
      tape.backward(z, rows_of(slopes));
      return true;
    }
    const Var each = loss_(z, rows_of(targets), counts_);
    if (!finite(each.value())) throw Diverged(first_not_finite(tape));
    tape.backward(each, Tensor(Dims{count, 1}, 1 / static_cast<Scalar>(n)));  // of the mean over all n
    std::copy_n(z.value().data(), count, logits.data() + first);
    std::copy_n(each.value().data(), count, losses.data() + first);
    std::copy_n(z.grad().data(), count, slopes.data() + first);
    return true;
  });
  return {read_ledger(logits, losses, slopes, targets, optimizer_->parameters()),
          probabilities_of({logits.begin(), logits.end()})};
}

std::vector<double> Trainer::logits_of(const Tensor& inputs) {
  std::vector<double> all;
  all.reserve(inputs.shape()[0]);
  const NoGrad values_only(blocks_.tape());
  blocks_.over(inputs, [&](const Var& block, std::size_t) {
    const Tensor& z = model_(block).value();
    if (!finite(z)) throw Diverged("a logit is not finite");
    all.insert(all.end(), z.begin(), z.end());
    return true;
  });
  return all;
}

std::vector<double> Trainer::probabilities_of(std::vector<double> logits) const {
  const bool corrects = loss_.option("correct").value_or(0) > 0;
  const double shift = corrects ? prior_shift(counts_, trained_on_) : 0;
  for (double& each : logits) each = shifted(1 / (1 + std::exp(-each)), shift);
  return logits;
}

std::vector<double> Trainer::probabilities(const Tensor& inputs) {
  return probabilities_of(logits_of(inputs));
}

Predictions Trainer::predict(const Tensor& inputs) {
  std::vector<double> logits = logits_of(inputs), unbiased = calibrated(loss_, counts_, logits);
  const double shift = prior_shift(counts_, trained_on_);
  for (double& each : unbiased) each = shifted(each, shift);
  return {probabilities_of(std::move(logits)), std::move(unbiased)};
}

}  // namespace focalgrad::experiment
