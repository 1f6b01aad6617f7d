// Weights and trainings in files that other programs open too (tensor/files/safetensors.hpp).
#pragma once

#include "nn/optim/optimizer.hpp"
#include "nn/state_dict.hpp"
#include "tensor/files/safetensors.hpp"
#include "tensor/random.hpp"

namespace focalgrad::nn {

/// A module's state (nn/state_dict.hpp) to and from a .safetensors file.
/// Throws Error: where load_state_dict, save_safetensors and load_safetensors do.
void save(const std::string& path, Module& module, Line line = {});
void load(const std::string& path, Module& module, Line line = {});

/// Everything that the steps to come depend on: a training that is saved, stopped and loaded again comes to
/// the same weights, bit for bit, as one that was not.
struct Training {
  Module& model;
  optim::Optimizer& optimizer;  ///< of the model's parameters
  Generator& generator;         ///< that of the batches and of Dropout
  std::size_t step = 0;         ///< how many steps are done
};

/// Writes a .safetensors file: "model.…", "optimizer.0.…", …, and step, learning rate and generator as text.
/// Throws Error: it cannot be written, and the old one is then as it was.
void save(const std::string& path, const Training& training, Line line = {});

/// Sets all of it as it was saved.
/// Throws Error, and changes nothing: the file is refused; it is no training, or one of another optimiser or
/// another model.
void load(const std::string& path, Training& training, Line line = {});

}  // namespace focalgrad::nn
