// A place to try things: ./run try play.cpp compiles this with your lines in the library, and runs it.
#include <iostream>

#include "focalgrad.hpp"

using namespace focalgrad;

int main() {
  Tape tape;
  const Var x = tape.variable(Tensor{1.0, 2.0, 3.0}, "x");
  const Var y = sum(x * x);
  tape.backward(y);
  std::cout << "y = " << y.value() << "\n";
  std::cout << "the gradient of x = " << x.grad() << "\n";
}
