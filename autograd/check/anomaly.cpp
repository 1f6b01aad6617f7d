// Finding where the first NaN or infinity comes from: what DetectAnomaly asks of a tape.
#include <algorithm>
#include <cmath>
#include <sstream>

#include "autograd/check/anomaly.hpp"

namespace focalgrad {

namespace {

/// The first element that is not finite; the size when all are.
std::size_t first_bad(const Tensor& x) {
  const auto bad = std::find_if(x.begin(), x.end(), [](Scalar each) { return !std::isfinite(each); });
  return static_cast<std::size_t>(bad - x.begin());
}

/// "element 3 of …"; a scalar has one element only.
std::string element(const Tensor& x, std::size_t i) {
  return x.size() == 1 ? "" : "element " + std::to_string(i) + " of ";
}

/// "'p', sigmoid, mlp.cpp:41, is 0 there": what element i of a result was made of, as far as it is known.
std::string inputs_at(const Tape& tape, const Node& made, std::size_t i) {
  std::ostringstream text;
  for (std::size_t k = 0; k < made.input_count; ++k) {
    const Node& input = tape.node(made.inputs[k]);
    const Tensor& value = input.value();
    text << "\n  input " << k << "  " << describe(input);
    if (value.size() == 1 || value.size() == made.value().size())
      text << ": " << to_string(value.data()[value.size() == 1 ? 0 : i]) << " there";
    else
      text << ": of shape " << to_string(extents(value));
  }
  return text.str();
}

void check_value(const Tape& tape, const Node& made) {
  const std::size_t i = first_bad(made.value());
  if (i == made.value().size()) return;
  std::ostringstream what;
  what << element(made.value(), i) << "its value is " << to_string(made.value().data()[i]) << " ("
       << describe(made) << ")" << inputs_at(tape, made, i);
  throw Error(made.line, "anomaly", what.str());
}

void check_gradients(const Tape& tape, const Node& made) {
  for (std::size_t k = 0; k < made.input_count; ++k) {
    const Node& input = tape.node(made.inputs[k]);
    if (!input.wants_gradient || !tape.has_gradient(made.inputs[k])) continue;
    const std::size_t i = first_bad(input.gradient());
    if (i == input.gradient().size()) continue;
    std::ostringstream what;
    what << element(input.gradient(), i) << "the gradient that its rule gives (" << describe(input) << ") is "
         << to_string(input.gradient().data()[i]) << " (" << describe(made) << ": " << made.op->formula << ")"
         << inputs_at(tape, made, i);
    if (made.gradient().size() == input.gradient().size() || made.gradient().size() == 1)
      what << "\n  gradient  " << to_string(made.gradient().data()[made.gradient().size() == 1 ? 0 : i])
           << " arrives there";
    throw Error(made.line, "anomaly", what.str());
  }
}

}  // namespace

DetectAnomaly::DetectAnomaly(Tape& tape)
    : values_(tape.recording.made, check_value), gradients_(tape.recording.sent, check_gradients) {}

}  // namespace focalgrad
