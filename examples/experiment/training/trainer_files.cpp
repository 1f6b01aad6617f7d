// A trainer as files, apart from its steps, so that a program that keeps none needs no file formats.
#include <fmt/format.h>

#include <filesystem>

#include "examples/experiment/text/number.hpp"
#include "examples/experiment/training/trainer.hpp"
#include "nn/checkpoint.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

void Trainer::save(const std::string& path) {
  Generator none(0);  // the batches' is where as many batches leave it
  nn::save(path, nn::Training{model_, *optimizer_, none, steps_});
  if (!best_.empty())
    save_safetensors(path + best_file, {best_,
                                        {{"step", fmt::format("{}", best_step_)},
                                         {"average_precision", fmt::format("{}", best_precision_)}}});
}

void Trainer::go_on_from(const std::string& path, std::size_t step) {
  Generator none(0);
  nn::Training training{model_, *optimizer_, none};
  nn::load(path, training);
  if (training.step != step)
    throw Error(path + " is of step " + std::to_string(training.step) + ", not of step " +
                std::to_string(step) + "; remove its folder, and its seed is trained again");
  for (; steps_ < step; ++steps_) batches_.next();
  if (patience_ == 0 || !std::filesystem::exists(path + best_file)) return;
  const SafeTensors kept = load_safetensors(path + best_file);
  const auto precision = read_number<double>(kept.text("average_precision", "Trainer", Line()));
  const auto at = read_number<std::size_t>(kept.text("step", "Trainer", Line()));
  if (!precision || !at) throw Error(path + best_file + " is damaged");
  best_ = kept.tensors, best_precision_ = *precision, best_step_ = *at;
}

}  // namespace focalgrad::experiment
