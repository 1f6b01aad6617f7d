#include "nn/module.hpp"

#include "nn/layer.hpp"

namespace focalgrad::nn {

Var Module::operator()(Var x, Line line) {
  if (!named_) parameters();
  const Layer layer(x.tape(line, "module"), path_);
  line_ = line;
  return forward(x);
}

std::vector<Parameter*> Module::parameters() {
  std::vector<Parameter*> all;
  collect("", all);
  return all;
}

void Module::collect(const std::string& prefix, std::vector<Parameter*>& into) {
  path_ = prefix.substr(0, prefix.empty() ? 0 : prefix.size() - 1);
  named_ = true;
  for (const Member& member : members()) {
    if (Parameter* const* parameter = std::get_if<Parameter*>(&member.part)) {
      (*parameter)->name = prefix + member.name;
      into.push_back(*parameter);
    } else {
      std::get<Module*>(member.part)->collect(prefix + member.name + ".", into);
    }
  }
}

void Module::train(bool on) {
  training_ = on;
  for (const Member& member : members())
    if (Module* const* module = std::get_if<Module*>(&member.part)) (*module)->train(on);
}

}  // namespace focalgrad::nn
