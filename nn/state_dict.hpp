// The values of a module's parameters by name, and put back.
#pragma once

#include "nn/module.hpp"
#include "tensor/files/safetensors.hpp"

namespace focalgrad::nn {

/// A copy of every parameter under its dotted name.  A Linear's weight is the transpose of PyTorch's.
std::vector<NamedTensor> state_dict(Module& module);

/// Sets every parameter to the tensor of its name.
/// Throws Error, with all that does not fit, and changes nothing: a parameter without a tensor, a tensor
/// without a parameter, another shape.
void load_state_dict(Module& module, const std::vector<NamedTensor>& state, Line line = {});

/// The same; messages name this caller.
void load_state_dict(Module& module, const std::vector<NamedTensor>& state, const Caller& caller);

/// What keeps `state` from being the parameters' values: a line each, empty when nothing does.
std::string misfits(const std::vector<Parameter*>& parameters, const std::vector<NamedTensor>& state);
/// Sets each parameter to the tensor of its name.
void set_values(const std::vector<Parameter*>& parameters, const std::vector<NamedTensor>& state);

}  // namespace focalgrad::nn
