// Texts of --losses.
#include <cmath>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "examples/experiment/losses/loss_spec.hpp"
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/readers.hpp"

namespace focalgrad::fuzz {

using experiment::LossSpec;

bool takes_losses(const std::string& bytes) {
  std::vector<LossSpec> losses;
  if (!takes(bytes, [&] { losses = LossSpec::parse_list(bytes); })) return false;
  promise(!losses.empty(), "there is a loss");
  for (const LossSpec& loss : losses) {
    promise(LossSpec::parse(loss.text()).text() == loss.text(), loss.text() + " is read as itself");
    Tape tape;
    const Var logits = tape.variable(Tensor{-3, 0, 2, 30});
    const Var each = loss(logits, Tensor{0, 1, 0, 1}, {2, 2});
    promise(each.shape() == Shape{4}, loss.text() + " has a value an example");
    for (const Scalar x : each.value()) promise(!std::isnan(x), loss.text() + " is a number");
    tape.backward(sum(each));
    for (const Scalar x : logits.grad()) promise(!std::isnan(x), loss.text() + " has a gradient");
  }
  return true;
}

std::string some_losses() { return "ce:pos_weight=99,focal:gamma=2:alpha=0.25"; }

}  // namespace focalgrad::fuzz
