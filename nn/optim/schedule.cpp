#include "nn/optim/schedule.hpp"

#include <cmath>
#include <numbers>

#include "tensor/range.hpp"

namespace focalgrad::optim {

Schedule constant(Scalar learning_rate, Line line) {
  check_range({"constant", line}, "learning_rate", learning_rate, at_least(0));
  return [=](std::size_t) { return learning_rate; };
}

Schedule step_decay(Scalar learning_rate, std::size_t every, Scalar factor, Line line) {
  const Caller caller{"step_decay", line};
  check_range(caller, "learning_rate", learning_rate, at_least(0));
  if (every == 0) throw Error(caller, "every is 0; it must be at least 1");
  check_range(caller, "factor", factor, at_least(0));
  return [=](std::size_t step) {
    const std::size_t decays = step / every;
    return learning_rate * std::pow(factor, static_cast<Scalar>(decays));
  };
}

Schedule cosine(Scalar learning_rate, std::size_t steps, Scalar minimum, Line line) {
  const Caller caller{"cosine", line};
  check_range(caller, "learning_rate", learning_rate, at_least(0));
  if (steps == 0) throw Error(caller, "steps is 0; it must be at least 1");
  check_range(caller, "minimum", minimum, between(0, learning_rate));
  return [=](std::size_t step) {
    if (step >= steps) return minimum;
    const Scalar done = static_cast<Scalar>(step) / static_cast<Scalar>(steps);
    return minimum + (learning_rate - minimum) * (1 + std::cos(std::numbers::pi_v<Scalar> * done)) / 2;
  };
}

Schedule linear_warmup(std::size_t steps, Schedule after, Line line) {
  if (!after) throw Error(line, "linear_warmup", "after is empty; pass a schedule, such as constant(0.1)");
  return [steps, after = std::move(after)](std::size_t step) {
    if (step >= steps) return after(step);
    return after(step) * static_cast<Scalar>(step + 1) / static_cast<Scalar>(steps);
  };
}

}  // namespace focalgrad::optim
