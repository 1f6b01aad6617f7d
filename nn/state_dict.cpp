#include "nn/state_dict.hpp"

#include <algorithm>

#include "tensor/shape.hpp"

namespace focalgrad::nn {

std::string misfits(const std::vector<Parameter*>& parameters, const std::vector<NamedTensor>& state) {
  std::string text;
  for (const Parameter* parameter : parameters) {
    const auto found = std::find_if(state.begin(), state.end(),
                                    [&](const auto& each) { return each.name == parameter->name; });
    if (found == state.end())
      text += "\n  '" + parameter->name + "' is missing";
    else if (!(extents(found->value) == extents(parameter->value)))
      text += "\n  '" + parameter->name + "' has shape " + to_string(extents(found->value)) +
              "; the module's has " + to_string(extents(parameter->value));
  }
  for (const NamedTensor& each : state)
    if (std::none_of(parameters.begin(), parameters.end(),
                     [&](const auto* p) { return p->name == each.name; }))
      text += "\n  '" + each.name + "' is no parameter of the module";
  return text;
}

void set_values(const std::vector<Parameter*>& parameters, const std::vector<NamedTensor>& state) {
  for (Parameter* parameter : parameters)
    for (const NamedTensor& each : state)
      if (each.name == parameter->name) parameter->value = each.value, ++parameter->version;
}

std::vector<NamedTensor> state_dict(Module& module) {
  std::vector<NamedTensor> state;
  for (const Parameter* parameter : module.parameters()) state.push_back({parameter->name, parameter->value});
  return state;
}

void load_state_dict(Module& module, const std::vector<NamedTensor>& state, const Caller& caller) {
  const std::vector<Parameter*> parameters = module.parameters();
  if (const std::string wrong = misfits(parameters, state); !wrong.empty())
    throw Error(caller, "the tensors do not fit the module:" + wrong);
  set_values(parameters, state);
}

void load_state_dict(Module& module, const std::vector<NamedTensor>& state, Line line) {
  load_state_dict(module, state, Caller{"load_state_dict", line});
}

}  // namespace focalgrad::nn
