// Two losses compared on the same seeds.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "autograd/var.hpp"
#include "course/A5/examples.hpp"
#include "metrics/confusion.hpp"
#include "nn/sequential.hpp"
#include "tensor/random.hpp"

namespace course {

/// The losses of a batch, one for each example, of logits and targets [n, 1].
using Loss = std::function<focalgrad::Var(const focalgrad::Var& logits, const focalgrad::Tensor& targets)>;

struct Settings {
  std::size_t hidden = 8, steps = 200, batch = 64;
  double rate = 0.03;
};

/// What a model does on examples that it was not trained on, with the threshold that was chosen for it.
struct Figures {
  double threshold = 0, ap = 0, f1 = 0, mcc = 0, ece = 0;
  std::vector<focalgrad::metrics::Cut> cuts;  ///< at every threshold
};

/// Both losses on one seed.
struct Pair {
  std::uint64_t seed = 0;
  Figures first, second;
};

/// A model of one hidden layer whose weights are drawn from the generator.
focalgrad::nn::Sequential new_model(const Examples& examples, const Settings& settings,
                                    focalgrad::Generator& start);
/// Trains by Adam on the mean loss of batches whose rows are drawn from the generator.
void train(focalgrad::nn::Sequential& model, const Examples& examples, const Loss& loss,
           const Settings& settings, focalgrad::Generator& order);
/// The model's probability of each example.
std::vector<double> probabilities(focalgrad::nn::Sequential& model, const Examples& examples);
/// The threshold with the largest F1 of these examples.
double best_threshold(focalgrad::nn::Sequential& model, const Examples& examples);
/// AP and ECE need no threshold; F1 and MCC are those at the one given.
Figures measured(focalgrad::nn::Sequential& model, const Examples& examples, double threshold);

/// Trains a model with each loss for every seed, and measures both on that seed's test part.  A seed's data
/// are data(seed), asked for once.  Both models start from weights of Generator(seed).fork(0) and see the
/// batches of Generator(seed).fork(1).  What the test part says decides nothing.
std::vector<Pair> compare(const Data& data, const Loss& first, const Loss& second,
                          const std::vector<std::uint64_t>& seeds, const Settings& settings);

}  // namespace course
