// A tape is the list of what was computed, in the order it was computed.  Backward walks it from the end.
// log is the natural logarithm, here and everywhere.
#include <focalgrad.hpp>
#include <iostream>

using namespace focalgrad;

int main() {
  Tape tape;
  Var x = tape.variable(2, "x");
  Var w = tape.variable(-3, "w");
  Var b = tape.variable(1, "b");
  Var p = sigmoid(x * w + b).name("p");
  Var loss = (-log(p)).name("loss");
  tape.backward(loss);
  print(std::cout, tape);

  std::cout
      << "\nEvery value stands after its inputs.  So, read backwards, the list comes to a value only after\n"
         "everything computed from it has sent its gradient: no search for an order is needed.\n";
  std::cout << "dloss/dw = " << w.grad()() << ", by the formula (p - 1) * x = " << (p.item() - 1) * x.item()
            << "\n";
}
