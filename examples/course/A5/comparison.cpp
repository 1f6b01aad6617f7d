#include "course/A5/comparison.hpp"

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "metrics/parts/calibration.hpp"
#include "metrics/parts/ranking.hpp"
#include "nn/activations.hpp"
#include "nn/linear.hpp"
#include "nn/optim/adam.hpp"

namespace course {

using namespace focalgrad;

nn::Sequential new_model(const Examples& examples, const Settings& settings, Generator& start) {
  nn::Linear hidden(examples.features.shape()[1], settings.hidden, start), last(settings.hidden, 1, start);
  return nn::Sequential(std::move(hidden), nn::Tanh(), std::move(last));
}

void train(nn::Sequential& model, const Examples& examples, const Loss& loss, const Settings& settings,
           Generator& order) {
  const std::vector<nn::Parameter*> parameters = model.parameters();
  optim::Adam adam(parameters, {.learning_rate = static_cast<Scalar>(settings.rate)});
  Tape tape;
  for (std::size_t step = 0; step < settings.steps; ++step) {
    std::vector<std::size_t> rows(settings.batch);
    for (std::size_t& row : rows) row = order.below(examples.size());
    const Examples batch = examples.rows(rows);
    tape.rewind();
    const Var mean_loss = mean(loss(model(tape.constant(batch.features)), batch.targets));
    adam.zero_grad();
    tape.backward(mean_loss);
    adam.step();
  }
}

std::vector<double> probabilities(nn::Sequential& model, const Examples& examples) {
  Tape tape;
  const Var p = sigmoid(model(tape.constant(examples.features)));
  return {p.value().begin(), p.value().end()};
}

double best_threshold(nn::Sequential& model, const Examples& examples) {
  return metrics::best_f1(metrics::cuts(probabilities(model, examples), examples.labels())).threshold;
}

Figures measured(nn::Sequential& model, const Examples& examples, double threshold) {
  const std::vector<double> p = probabilities(model, examples);
  const std::vector<char> labels = examples.labels();
  const metrics::Confusion counts = metrics::confusion(p, labels, threshold);
  Figures figures{threshold,
                  0,
                  counts.f1(),
                  counts.mcc(),
                  metrics::expected_calibration_error(p, labels),
                  metrics::cuts(p, labels)};
  figures.ap = metrics::average_precision(figures.cuts);
  return figures;
}

std::vector<Pair> compare(const Data& data, const Loss& first, const Loss& second,
                          const std::vector<std::uint64_t>& seeds, const Settings& settings) {
  // [A5.7]
  std::vector<Pair> pairs;
  for (const std::uint64_t seed : seeds) {
    const Split split = data(seed);
    const Generator random(seed);
    const auto side = [&](const Loss& loss) {
      Generator start = random.fork(0), order = random.fork(1);
      nn::Sequential model = new_model(split.train, settings, start);
      train(model, split.train, loss, settings, order);
      return measured(model, split.test, best_threshold(model, split.validation));
    };
    pairs.push_back({seed, side(first), side(second)});
  }
  return pairs;
  // [/A5.7]
}

}  // namespace course
