#include "nn/module.hpp"

#include <algorithm>

#include "nn/layer.hpp"

namespace focalgrad::nn {

// #region call
Var Module::operator()(Var x, Line line) {
  if (!named_) parameters(line);
  const Layer layer(x.tape(line, "module"), path_);
  line_ = line;
  return forward(x);
}
// #endregion call

void Module::visit(const std::string& path, const Visitor& visitor, Visited& visited) {
  if (std::find(visited.above.begin(), visited.above.end(), this) != visited.above.end())
    throw Error(visited.line, "module",
                "'" + path + "' is a module that it is inside of; members() must not list it");
  if (std::find(visited.seen.begin(), visited.seen.end(), this) != visited.seen.end()) return;
  visited.seen.push_back(this);
  visited.above.push_back(this);
  visitor.module(*this, path);
  for (const Member& member : members()) {
    const std::string below = path.empty() ? member.name : path + "." + member.name;
    if (Parameter* const* parameter = std::get_if<Parameter*>(&member.part))
      visitor.parameter(**parameter, below);
    else
      std::get<Module*>(member.part)->visit(below, visitor, visited);
  }
  visited.above.pop_back();
}

std::vector<Parameter*> Module::parameters(Line line) {
  std::vector<Parameter*> all;
  Visited visited{line};
  visit("",
        {[](Module& module, const std::string& path) { module.path_ = path, module.named_ = true; },
         [&](Parameter& parameter, const std::string& path) {
           if (std::find(all.begin(), all.end(), &parameter) != all.end()) return;
           parameter.name = path;
           all.push_back(&parameter);
         }},
        visited);
  return all;
}

void Module::train(bool on, Line line) {
  Visited visited{line};
  visit("",
        {[on](Module& module, const std::string&) { module.training_ = on; },
         [](Parameter&, const std::string&) {}},
        visited);
}

}  // namespace focalgrad::nn
