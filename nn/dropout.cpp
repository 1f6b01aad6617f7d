#include "nn/dropout.hpp"

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"

namespace focalgrad::nn {

Dropout::Dropout(double probability, Generator& generator)
    : probability_(probability), generator_(&generator) {
  if (!(probability >= 0 && probability < 1))
    throw Error("Dropout: the probability is " + std::to_string(probability) + "; it must be in [0, 1)");
}

Var Dropout::forward(Var x) {
  if (!training() || probability_ == 0) return x;
  Tape& tape = x.tape(line());
  const Var mask = tape.constant(x.value(line()), "dropout", line());
  for (Scalar& each : tape.node(mask.index()).own_value)
    each = generator_->uniform() < probability_ ? Scalar(0) : static_cast<Scalar>(1 / (1 - probability_));
  return Operand(x, line()) * mask;
}

}  // namespace focalgrad::nn
