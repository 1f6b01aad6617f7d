// Backward one node at a time: first on a tape of three values, then on a Linear layer.
#include <focalgrad.hpp>
#include <iostream>

using namespace focalgrad;

int main() {
  {
    std::cout
        << "y = x * sin(x) at x = 2: three values, and x receives two gradients.\n"
           "A rule calls its operator's inputs x, w and b in their order: in the rule of multiply, x is\n"
           "#0 and w is #1.\n\n";
    Tape tape;
    Var x = tape.variable(2, "x");
    Var y = x * sin(x);
    tape.backward(y, trace(std::cout));
    std::cout << "\ndy/dx = sin(x) + x cos(x) = " << x.grad()() << "\n";
  }
  {
    std::cout << "\nA Linear layer with 2 inputs and 1 output on a batch of two rows, and the mean of the "
                 "squared outputs.\n\n";
    Generator generator(1);
    nn::Linear layer(2, 1, generator);
    layer.weight.value.fill(0.5);
    layer.bias.value.fill(0.25);
    Tape tape;
    Var x = tape.constant(Tensor{{1, 2}, {3, 4}}, "x");
    Var loss = mean(square(layer(x))).name("loss");
    tape.backward(loss, trace(std::cout));
  }
}
