// The same build and the same seed give the same bits, whatever else the process does.
#include <doctest/doctest.h>

#include <future>

#include "focalgrad.hpp"
#include "tests/nn/same_bits.hpp"

using namespace focalgrad;
using tests::same_bits;

namespace {

/// The weights after some steps of training, on a tape of its own.
std::vector<NamedTensor> train(std::uint64_t seed) {
  Generator generator(seed);
  nn::Sequential net(nn::Linear(5, 33, generator), nn::Tanh(), nn::Dropout(0.2, generator),
                     nn::Linear(33, 1, generator));
  optim::Adam adam(net.parameters(), {.learning_rate = Scalar(0.01)});
  Tape tape;
  for (int step = 0; step < 50; ++step) {
    tape.rewind();
    const Tensor x = normal({67, 5}, 0, 1, generator);
    Tensor y = xt::zeros<Scalar>({67, 1});
    for (std::size_t i = 0; i < 67; i += 7) y(i, 0) = 1;
    const Var loss = losses::focal(net(tape.constant(x)), y, {.gamma = 2, .alpha = Scalar(0.25)});
    adam.zero_grad();
    tape.backward(loss);
    adam.step();
  }
  return nn::state_dict(net);
}

}  // namespace

TEST_CASE("trainings in several threads, a tape each, have the bits of one alone") {
  const auto alone = train(1), other = train(2);
  CHECK(same_bits(alone, train(1)));
  CHECK_FALSE(same_bits(alone, other));
  std::vector<std::future<std::vector<NamedTensor>>> threads;
  for (std::uint64_t k = 0; k < 4; ++k)
    threads.push_back(std::async(std::launch::async, [k] { return train(1 + k % 2); }));
  for (std::size_t k = 0; k < 4; ++k) CHECK(same_bits(threads[k].get(), k % 2 == 0 ? alone : other));
}

TEST_CASE("an element's value does not depend on its place, nor on how many there are") {
  Generator generator(9);
  const Tensor whole = normal({37}, 0, 3, generator);
  Tape tape;
  const auto f = [&](const Tensor& x) {
    const Var v = tape.constant(x);
    return Tensor((tanh(v) + sigmoid(v) * softplus(v) + exp(v)).value());
  };
  const Tensor together = f(whole);
  for (std::size_t i = 0; i < whole.size(); ++i) CHECK(f(Tensor({whole(i)}))(0) == together(i));
}
