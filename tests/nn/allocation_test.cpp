// A steady-state training step allocates nothing on the heap: counted by replacing operator new.

#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "losses/cross_entropy.hpp"
#include "losses/focal.hpp"
#include "nn/activations.hpp"
#include "nn/linear.hpp"
#include "nn/optim/adam.hpp"
#include "nn/sequential.hpp"

// The sanitizers have an operator new of their own.
#if !defined(__SANITIZE_ADDRESS__)
namespace {
std::atomic<std::size_t> allocations{0};
}

// Not inlined: a compiler would see malloc's memory freed by free, and warn.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, std::align_val_t alignment) {
  ++allocations;
  if (void* memory = std::aligned_alloc(static_cast<std::size_t>(alignment), size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}

using namespace focalgrad;

TEST_CASE("the counter counts") {
  const std::size_t before = allocations;
  // Called by name: of a new-expression whose memory nobody looks at, a compiler may leave out the call.
  void* const memory = ::operator new(1);
  CHECK(allocations == before + 1);
  ::operator delete(memory);
}

TEST_CASE("scalars allocate nothing but nodes, many at once; on a rewound tape not even those") {
  Tape tape;
  for (int step = 0; step < 3; ++step) {
    const std::size_t before = allocations;
    tape.rewind();
    const Var a = tape.variable(Scalar(0.5));
    Var y = tape.variable(Scalar(1));
    for (int k = 0; k < 1000; ++k) y = exp(-y) * 2 + a;
    tape.backward(y);
    CHECK(allocations - before <= (step == 0 ? 200 : 0));
  }
}

#ifdef FOCALGRAD_FAST  // xtensor allocates for shapes and strides
TEST_CASE("a steady-state training step allocates nothing") {
  Generator generator(1);
  nn::Sequential net(nn::Linear(2, 32, generator), nn::Tanh(), nn::Linear(32, 32, generator), nn::Tanh(),
                     nn::Linear(32, 1, generator));
  optim::Adam adam(net.parameters());
  const Tensor x = normal({64, 2}, 0, 1, generator);
  Tensor targets(Dims{64, 1}, Scalar(0));
  targets(3, 0) = targets(40, 0) = 1;
  Tape tape;
  for (int step = 0; step < 5; ++step) {
    const std::size_t before = allocations;
    tape.rewind();
    const Var loss = losses::focal(net(tape.constant(x, "x")), targets, {.gamma = 2, .alpha = Scalar(0.25)});
    adam.zero_grad();
    tape.backward(loss);
    adam.step();
    if (step > 1) CHECK(allocations == before);
  }
}

TEST_CASE("a multi-class step by operators and parameters allocates nothing") {
  Generator generator(1);
  nn::Parameter w{"w", normal({4, 3}, 0, 1, generator)}, b{"b", normal({3}, 0, 1, generator)};
  optim::Adam adam({&w, &b});
  const Tensor x = normal({10, 4}, 0, 1, generator);
  const std::vector<std::size_t> classes = {0, 1, 2, 0, 1, 2, 0, 0, 0, 0};
  Tape tape;
  for (int step = 0; step < 5; ++step) {
    const std::size_t before = allocations;
    tape.rewind();
    const Var logits = relu(matmul(tape.constant(x), tape.parameter(w)) + tape.parameter(b)) * 2 - 1;
    const Var loss = losses::cross_entropy(logits, classes) + 0.01 * sum(square(tape.parameter(w)));
    adam.zero_grad();
    tape.backward(loss);
    adam.step();
    if (step > 1) CHECK(allocations == before);
  }
}
#endif
#endif
