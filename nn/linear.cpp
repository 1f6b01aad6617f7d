#include "nn/linear.hpp"

#include <cmath>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"

namespace focalgrad::nn {

Linear::Linear(std::size_t in, std::size_t out, Generator& generator, const LinearOptions& options, Line line)
    : bias{"bias", Tensor(Dims{0})} {
  if (!options.init) throw Error(line, "Linear", "init is empty; name one, such as init::xavier_uniform");
  weight = {"weight", options.init(in, out, generator)};
  if (const Extents made = extents(weight.value, line); !(made == Extents{in, out}))
    throw Error(line, "Linear", "init made a weight of shape ", made, "; it must be ", Extents{in, out});
  const double bound = in == 0 ? 0 : 1 / std::sqrt(static_cast<double>(in));
  if (options.bias) bias = {"bias", uniform({out}, -bound, bound, generator)};
}

// #region forward
Var Linear::forward(Var x) {
  Tape& tape = x.tape(line());
  // [A4.1]
  const Var w = tape.parameter(weight, line());
  return bias.value.size() == 0 ? matmul(x, w, line())
                                : focalgrad::linear(x, w, tape.parameter(bias, line()), line());
  // [/A4.1]
}
// #endregion forward

// #region members
std::vector<Member> Linear::members() {
  if (bias.value.size() == 0) return {{"weight", weight}};
  return {{"weight", weight}, {"bias", bias}};
}
// #endregion members

}  // namespace focalgrad::nn
