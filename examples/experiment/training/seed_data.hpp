// What a seed decides: its data, and where its trainers begin.
#pragma once

#include <string>
#include <vector>

#include "examples/experiment/data/csv.hpp"
#include "examples/experiment/data/split.hpp"
#include "examples/experiment/training/config.hpp"
#include "examples/experiment/training/trainer.hpp"

namespace focalgrad::experiment {

/// How the config says that its file is to be read.
CsvOptions csv_options(const Config& config);

/// The data of one seed, and what is to be said of it.
struct SeedData {
  Split split;
  std::vector<Sentence> notes;
};

/// Places of a file's rows.
struct PartRows {
  std::vector<std::size_t> train, validation, test;
};
/// How a seed splits a file.  Throws Error: a class is too small to stand in all three.
PartRows rows_of_parts(const Dataset& data, std::size_t seed);

/// Samples or reads and splits the data.  The test part is fresh: of a generator, ten times the training
/// part, between 50 000 and 200 000 points with its share of positives; of a CSV, a stratified 30 %.  The
/// validation part: fresh too, as large as the training part; of a CSV, a quarter of what the test leaves.
SeedData make_data(const Config& config, std::size_t seed);

/// A trainer of this seed: with the seed's own streams for weights and batches.
std::unique_ptr<Trainer> make_trainer(const LossSpec& loss, const Config& config, const Dataset& train,
                                      std::size_t seed);

}  // namespace focalgrad::experiment
