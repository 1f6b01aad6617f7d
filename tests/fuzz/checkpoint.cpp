// Trainings that were saved (nn/checkpoint.hpp).
#include "nn/checkpoint.hpp"

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "nn/linear.hpp"
#include "nn/optim/adam.hpp"
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/readers.hpp"

namespace focalgrad::fuzz {

namespace {

struct OneNeuron {
  Generator generator{1};
  nn::Linear model{2, 1, generator};
  optim::Adam optimizer{model.parameters(), {}};
  nn::Training training{model, optimizer, generator};

  std::string bytes() {
    nn::save(at("training"), training);
    return bytes_of(at("training"));
  }
};

}  // namespace

bool takes_checkpoint(const std::string& bytes) {
  OneNeuron one, other;
  const std::string before = one.bytes(), path = file_of("in.training", bytes);
  if (!takes(bytes, [&] { nn::load(path, one.training); })) {
    promise(one.bytes() == before, "what is refused changes nothing");
    return false;
  }
  const std::string after = one.bytes();
  nn::load(at("training"), other.training);
  promise(other.bytes() == after, "it is written as it was read");
  return true;
}

std::string a_checkpoint() {
  OneNeuron one;
  Tape tape;
  tape.backward(sum(one.model(tape.constant(Tensor{{1, 2}}))));
  one.optimizer.step();
  one.training.step = 1;
  return one.bytes();
}

}  // namespace focalgrad::fuzz
