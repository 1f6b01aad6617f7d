// Weights and trainings in files that other programs open too (tensor/files/safetensors.hpp).
#pragma once

#include "nn/module.hpp"
#include "nn/optim/optimizer.hpp"
#include "tensor/files/safetensors.hpp"
#include "tensor/random.hpp"

namespace focalgrad::nn {

/// A copy of every parameter under its dotted name.  A Linear's weight is the transpose of PyTorch's.
std::vector<NamedTensor> state_dict(Module& module);

/// Sets every parameter to the tensor of its name.
/// Throws Error, with all that does not fit, and changes nothing: a parameter without a tensor, a tensor
/// without a parameter, another shape.
void load_state_dict(Module& module, const std::vector<NamedTensor>& state, Line line = {});

/// The same to and from a .safetensors file.
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
