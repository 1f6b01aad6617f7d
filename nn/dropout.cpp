#include "nn/dropout.hpp"

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "tensor/range.hpp"

namespace focalgrad::nn {

Dropout::Dropout(double probability, Generator& generator, Line line)
    : probability_(probability), generator_(&generator) {
  check_range({"Dropout", line}, "probability", probability, at_least(0).below(1));
}

Var Dropout::forward(Var x) {
  Tape& tape = x.tape(line());
  // [A4.7]
  if (!training() || probability_ == 0) return x;
  const Var mask = tape.constant(x.value(line()), "dropout", line());
  for (Scalar& each : tape.node(mask.index()).tensor())
    each = generator_->uniform() < probability_ ? Scalar(0) : static_cast<Scalar>(1 / (1 - probability_));
  return Operand(x, line()) * mask;
  // [/A4.7]
}

}  // namespace focalgrad::nn
