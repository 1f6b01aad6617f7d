// The engine in fifteen lines: the README shows them.
#include <focalgrad.hpp>
#include <iostream>

// #region quickstart
using namespace focalgrad;

int main() {
  Generator generator(1);
  nn::Sequential model(nn::Linear(2, 16, generator), nn::Tanh(), nn::Linear(16, 1, generator));
  optim::Adam adam(model.parameters(), {.learning_rate = 0.02});
  const Tensor inputs = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, targets = {0, 1, 1, 0};
  Tape tape;
  for (int step = 0; step <= 200; ++step) {
    tape.rewind();  // forgets the last step, keeps its memory
    Var logits = reshape(model(tape.constant(inputs)), {4});
    Var loss = losses::focal(logits, targets, {.gamma = 2});
    adam.zero_grad();
    tape.backward(loss);
    adam.step();
    if (step % 100 == 0) std::cout << "step " << step << ": loss " << loss.item() << "\n";
  }
}
// #endregion quickstart
