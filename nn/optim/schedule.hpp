// Learning-rate schedules: the rate of step 0, 1, …;  optimizer.set_learning_rate(schedule(step)) before each
// step.
#pragma once

#include <cstddef>
#include <functional>

#include "tensor/error.hpp"
#include "tensor/tensor.hpp"

namespace focalgrad::optim {

using Schedule = std::function<Scalar(std::size_t step)>;

/// learning_rate ≥ 0 at every step.
/// Throws Error: learning_rate out of its range.
Schedule constant(Scalar learning_rate, Line line = {});
/// learning_rate · factor^⌊step / every⌋, both ≥ 0.
/// Throws Error: every is 0; learning_rate or factor out of its range.
Schedule step_decay(Scalar learning_rate, std::size_t every, Scalar factor = Scalar(0.1), Line line = {});
/// From learning_rate to minimum along half a cosine, then minimum (Loshchilov and Hutter 2017).
///   minimum + (learning_rate − minimum)·(1 + cos(π·step/steps))/2
/// learning_rate ≥ 0, minimum in [0, learning_rate].
/// Throws Error: steps is 0; learning_rate or minimum out of its range.
Schedule cosine(Scalar learning_rate, std::size_t steps, Scalar minimum = 0, Line line = {});
/// after(step) · (step + 1)/steps for the first `steps` steps, after(step) from then on.
/// Throws Error: after is empty.
Schedule linear_warmup(std::size_t steps, Schedule after, Line line = {});

}  // namespace focalgrad::optim
