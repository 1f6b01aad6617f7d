// What a run shows while it goes and when it is done.
#pragma once

#include <cstdio>
#include <string>

#include "examples/experiment/findings/drowning.hpp"
#include "examples/experiment/findings/summary.hpp"
#include "examples/experiment/findings/tuned_rate.hpp"

namespace focalgrad::experiment {

/// What is compared: data, model, training, losses.
void print_header(std::FILE* to, const Config& config, const SeedData& data, const std::string& folder,
                  Language language = Language::english);

/// What each loss makes of the same models, one of each start: sentences and a table.
void print_drowning(std::FILE* to, const Config& config, const std::vector<Moment>& moments,
                    Language language = Language::english);

/// The head of the table that print_block adds to.
void print_block_head(std::FILE* to, Language language = Language::english);
/// One step: a line for each loss, with what its loss and its gradient are made of.
void print_block(std::FILE* to, const Config& config, const StepRecord& record);

/// The learning rates tried for each loss, and which were chosen.
void print_tuning(std::FILE* to, const Config& config, const std::vector<TunedRate>& tuned,
                  Language language = Language::english);

/// The tables over all seeds, each with the Bayes row, and what follows from them.
void print_summary(std::FILE* to, const Summary& summary, Language language = Language::english);

}  // namespace focalgrad::experiment
