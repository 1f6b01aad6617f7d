#include "nn/module.hpp"

namespace focalgrad::nn {

std::vector<Parameter*> Module::parameters() {
  std::vector<Parameter*> all;
  collect("", all);
  return all;
}

void Module::collect(const std::string& prefix, std::vector<Parameter*>& into) {
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
