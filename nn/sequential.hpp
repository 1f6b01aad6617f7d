// Sequential: modules one after another.
#pragma once

#include <concepts>

#include "nn/module.hpp"

namespace focalgrad::nn {

/// Modules one after another, named "0", "1", …
///   Sequential net(Linear(2, 32, g), Tanh(), Linear(32, 1, g));
class Sequential : public Module {
 public:
  template <std::derived_from<Module>... Modules>
  explicit Sequential(Modules... modules) {
    (add(std::move(modules)), ...);
  }
  /// Puts a module behind the others, and gives it as it stands here.
  template <std::derived_from<Module> M>
  M& add(M module) {
    parts_.push_back(std::make_unique<M>(std::move(module)));
    return static_cast<M&>(*parts_.back());
  }
  Var forward(Var x) override;
  std::vector<Member> members() override;

  /// How many modules it has.
  std::size_t size() const { return parts_.size(); }
  /// Module i.
  /// Throws std::out_of_range: there are not so many.
  Module& operator[](std::size_t i) { return *parts_.at(i); }

 private:
  std::vector<std::unique_ptr<Module>> parts_;
};

}  // namespace focalgrad::nn
