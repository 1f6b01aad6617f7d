#include "examples/experiment/training/seed_data.hpp"

#include <algorithm>
#include <cmath>

#include "examples/experiment/text/number.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

/// The independent streams of random numbers of a seed.
enum Stream : std::uint64_t {
  training_data,
  test_data,
  split_rows,
  initial_weights,
  batches,
  validation_data,
  wrong_labels
};

Generator stream(std::size_t seed, Stream which) { return Generator(seed).fork(which); }

}  // namespace

CsvOptions csv_options(const Config& config) {
  const auto list = [](const std::string& text) {
    return text.empty() ? std::vector<std::string>() : cut(text, ',');
  };
  return {config.label,         config.positive,         config.delimiter,
          config.no_header,     list(config.drop),       list(config.columns),
          list(config.missing), list(config.categories), list(config.hash)};
}

PartRows rows_of_parts(const Dataset& data, std::size_t seed) {
  Generator generator = stream(seed, split_rows);
  const SplitRows first = stratified_rows({data.labels, data.groups}, 0.3, generator);
  // A quarter of the rest, where thresholds are chosen.
  std::vector<char> labels;
  std::vector<std::size_t> groups;
  for (const std::size_t row : first.train) {
    labels.push_back(data.labels[row]);
    if (!data.groups.empty()) groups.push_back(data.groups[row]);
  }
  const SplitRows rest = stratified_rows({labels, groups}, 0.25, generator);
  PartRows parts{{}, {}, first.test};
  for (const std::size_t row : rest.train) parts.train.push_back(first.train[row]);
  for (const std::size_t row : rest.test) parts.validation.push_back(first.train[row]);
  return parts;
}

SeedData make_data(const Config& config, std::size_t seed) {
  SeedData made;
  if (!config.csv.empty()) {
    if (!config.table) throw Error("the rows of " + config.csv + " are not read yet");
    const auto& table = config.table;
    made.notes = table->notes;
    const PartRows rows = rows_of_parts(table->data, seed);
    made.split = {table->data.rows(rows.train), table->data.rows(rows.test),
                  table->data.rows(rows.validation)};
  } else {
    const Source source(config.dataset, config.noise);
    Generator train = stream(seed, training_data), test = stream(seed, test_data),
              validation = stream(seed, validation_data);
    made.split.train = source.sample(config.positives, config.negatives, train);
    made.split.validation = source.sample(config.positives, config.negatives, validation);
    Generator flips = stream(seed, wrong_labels);
    for (Dataset* part : {&made.split.train, &made.split.validation}) {
      for (char& label : part->labels)
        if (flips.uniform() < config.label_noise) label = label ? 0 : 1;
      if (part->positives() == 0 || part->positives() == part->size())
        throw Error("the label noise left examples of one class only; make it smaller");
    }
    const double n = static_cast<double>(config.positives + config.negatives);
    const double times = std::clamp(10 * n, 50e3, 200e3) / n;
    const auto scaled = [&](std::size_t count) {
      return std::max<std::size_t>(1,
                                   static_cast<std::size_t>(std::lround(times * static_cast<double>(count))));
    };
    made.split.test = source.sample(scaled(config.positives), scaled(config.negatives), test);
  }
  standardise(made.split);
  return made;
}

std::unique_ptr<Trainer> make_trainer(const LossSpec& loss, const Config& config, const Dataset& train,
                                      std::size_t seed) {
  return std::make_unique<Trainer>(loss, config, train, stream(seed, initial_weights), stream(seed, batches));
}

}  // namespace focalgrad::experiment
