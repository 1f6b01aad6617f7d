// Backward one node at a time: first on a tape of three values, then on a Linear layer.
#include <focalgrad.hpp>
#include <iostream>

#include "../language.hpp"

using namespace focalgrad;

int main(int argc, char** argv) {
  const examples::Say say(argc, argv);
  {
    std::cout << say(
        "y = x * sin(x) at x = 2: three values, and x receives two gradients.\n"
        "A rule calls its operator's inputs x, w and b in their order: in the rule of multiply, x is\n"
        "#0 and w is #1.\n\n",
        "y = x * sin(x)，x = 2：共三个值，x 会收到两份梯度。\n"
        "求导规则按次序把运算的输入叫作 x、w、b：在 multiply 的规则里，x 是 #0，w 是 #1。\n"
        "下面 rule 是规则，gradient 是收到的梯度，sends … to … 是传给各输入的部分。\n\n");
    Tape tape;
    Var x = tape.variable(2, "x");
    Var y = x * sin(x);
    tape.backward(y, trace(std::cout));
    std::cout << "\ndy/dx = sin(x) + x cos(x) = " << x.grad()() << "\n";
  }
  {
    std::cout << say(
        "\nA Linear layer with 2 inputs and 1 output on a batch of two rows, and the mean of the "
        "squared outputs.\n\n",
        "\n一个 2 个输入、1 个输出的 Linear 层，一批两行数据，最后取输出平方的平均值。\n\n");
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
