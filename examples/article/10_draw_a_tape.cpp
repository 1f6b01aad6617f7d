// A network's tape as a drawing: writes tape.html, tape.svg, tape.dot and tape.mmd into runs/tape, or into
// the folder that is given.
#include <filesystem>
#include <focalgrad.hpp>
#include <fstream>
#include <iostream>

#include "../language.hpp"

using namespace focalgrad;

int main(int argc, char** argv) {
  const examples::Say say(argc, argv);
  Generator generator(1);
  nn::Sequential model(nn::Linear(2, 8, generator), nn::Tanh(), nn::Linear(8, 1, generator));
  const Tensor inputs = normal({16, 2}, 0, 1, generator);
  Tensor targets = xt::zeros<Scalar>({16, 1});
  targets(0, 0) = 1;

  Tape tape;
  Var logits = model(tape.constant(inputs, "inputs")).name("logits");
  Var loss = losses::focal(logits, targets).name("loss");
  tape.backward(loss);

  const std::filesystem::path folder = argc > 1 ? argv[1] : "runs/tape";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "tape.html") << to_html(
      tape, say("A network with one hidden layer and focal loss", "一个隐藏层的网络与 focal loss"));
  std::ofstream(folder / "tape.svg") << to_svg(tape);
  std::ofstream(folder / "tape.dot") << to_dot(tape);
  std::ofstream(folder / "tape.mmd") << to_mermaid(tape);
  std::cout << say("wrote tape.html, tape.svg, tape.dot and tape.mmd to ",
                   "tape.html、tape.svg、tape.dot 和 tape.mmd 已写入 ")
            << folder.string() << say(": ", "：") << tape.size() << say(" values, ", " 个值，")
            << tape.layers.size() - 1 << say(" layers\n", " 层\n");
}
