// Writes a model with its inputs and outputs, and reads arrays, for files_test.py.
#include <focalgrad.hpp>
#include <iostream>

using namespace focalgrad;

int main(int argc, char** argv) {
  if (argc == 2) {  // the folder to write to
    const std::string folder = std::string(argv[1]) + "/";
    Generator generator(1);
    nn::Sequential model(nn::Linear(3, 5, generator), nn::Tanh(), nn::Linear(5, 2, generator));
    optim::Adam adam(model.parameters());
    const Tensor x = normal({7, 3}, 0, 1, generator);
    Tape tape;
    save_npy(folder + "x.npy", x);
    save_npy(folder + "y.npy", model(tape.constant(x)).value());
    save_npy(folder + "scalar.npy", Tensor(Scalar(2.5)));
    save_npy(folder + "empty.npy", Tensor(Dims{0, 4}));
    nn::save(folder + "model.safetensors", model);
    nn::save(folder + "training.safetensors", nn::Training{model, adam, generator, 0});
    return 0;
  }
  for (int k = 2; k < argc; ++k) {  // files to read, after "read": their shapes and elements
    const Tensor read = load_npy(argv[k]);
    std::cout.precision(17);
    std::cout << "[[";
    for (std::size_t axis = 0; axis < read.dimension(); ++axis)
      std::cout << (axis ? "," : "") << read.shape()[axis];
    std::cout << "],[";
    for (std::size_t i = 0; i < read.size(); ++i) std::cout << (i ? "," : "") << read.data()[i];
    std::cout << "]]\n";
  }
}
