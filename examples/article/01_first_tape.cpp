// A tape is the list of what was computed, in the order it was computed.  Backward walks it from the end.
// log is the natural logarithm, here and everywhere.
#include <focalgrad.hpp>
#include <iostream>

#include "../language.hpp"

using namespace focalgrad;

int main(int argc, char** argv) {
  const examples::Say say(argc, argv);
  // #region tape
  Tape tape;
  Var x = tape.variable(2, "x");
  Var w = tape.variable(-3, "w");
  Var b = tape.variable(1, "b");
  Var p = sigmoid(x * w + b).name("p");
  Var loss = (-log(p)).name("loss");
  tape.backward(loss);
  print(std::cout, tape);
  // #endregion tape

  std::cout << say(
      "\nEvery value stands after its inputs.  So, read backwards, the list comes to a value only after\n"
      "everything computed from it has sent its gradient: no search for an order is needed.\n",
      "\n表中各列：编号、运算、输入的编号、形状、值、梯度、名字、所在的源代码行。\n"
      "每个值都排在它的输入之后。因此从后往前读到某个值时，凡是由它算出的值都已把梯度传回，\n"
      "不必再另外求一个顺序。\n");
  std::cout << "dloss/dw = " << w.grad()()
            << say(", by the formula (p - 1) * x = ", "，按公式 (p - 1) * x = ") << (p.item() - 1) * x.item()
            << "\n";
}
