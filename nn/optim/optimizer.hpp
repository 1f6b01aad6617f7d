// What all optimisers share: the parameters, the learning rate, and a state of some tensors a parameter.
#pragma once

#include <string_view>
#include <vector>

#include "autograd/parameter.hpp"
#include "tensor/range.hpp"
#include "tensor/shape.hpp"

namespace focalgrad::optim {

/// Changes parameters by their gradients: zero_grad(), backward, step().
class Optimizer {
 public:
  virtual ~Optimizer() = default;
  /// Changes every parameter's value by its grad, which is left as it is.
  /// Throws Error, before it changes anything: a parameter's value or grad has another shape than when the
  /// optimiser was made; backward added to a gradient that the last step used, without zero_grad() between.
  void step(Line line = {});
  /// Sets every parameter's grad to zeros: before each backward().
  void zero_grad();

  /// How far a step goes.
  Scalar learning_rate() const { return learning_rate_; }
  /// For schedules.  0 is allowed here.
  /// Throws Error: negative, infinite or NaN.
  void set_learning_rate(Scalar rate, Line line = {});
  /// What it changes.
  const std::vector<Parameter*>& parameters() const { return parameters_; }
  /// "Adam", …
  std::string_view name() const { return name_; }
  /// How often step() was called; set_steps() is for a training that goes on (nn/checkpoint.hpp).
  std::size_t steps() const { return steps_; }
  void set_steps(std::size_t steps) { steps_ = steps; }
  /// For each kind of state (momentum, …) a tensor of each parameter's shape.
  std::vector<std::vector<Tensor>>& state() { return state_; }

 protected:
  /// Throws Error: no parameters, an empty pointer, or one twice; a learning rate ≤ 0 or NaN.
  Optimizer(std::string_view name, std::vector<Parameter*> parameters, Scalar learning_rate,
            std::size_t states, const Line& line);
  /// Changes parameter k of n elements.
  virtual void update(std::size_t k, std::size_t n, Scalar* value, const Scalar* grad) = 0;
  Scalar* state(std::size_t kind, std::size_t k) { return state_[kind][k].data(); }

 private:
  std::string_view name_;  // a literal
  std::vector<Parameter*> parameters_;
  Scalar learning_rate_;
  std::size_t steps_ = 0;
  std::vector<std::vector<Tensor>> state_;
  std::vector<Extents> shapes_;  // of the parameters when it was made
};

}  // namespace focalgrad::optim
