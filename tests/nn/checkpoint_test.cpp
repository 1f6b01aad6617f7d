#include "nn/checkpoint.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>

#include "focalgrad.hpp"
#include "tests/nn/same_bits.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_error;
using tests::same_bits;

namespace {

const std::string path = (std::filesystem::temp_directory_path() /
                          ("focalgrad-checkpoint-" + std::to_string(getpid()) + ".safetensors"))
                             .string();

/// A model with dropout, its optimiser and its generator: what one process has.
struct Run {
  template <class Make>
  explicit Run(std::uint64_t seed, Make make)
      : generator(seed),
        model(nn::Linear(3, 8, generator), nn::Tanh(), nn::Dropout(0.3, generator),
              nn::Linear(8, 1, generator)),
        optimizer(make(model.parameters())) {}

  void steps(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      tape.rewind();
      const Tensor x = normal({16, 3}, 0, 1, generator);
      Tensor y = xt::zeros<Scalar>({16, 1});
      for (std::size_t k = 0; k < 16; ++k) y(k, 0) = x(k, 0) > 0 ? Scalar(1) : Scalar(0);
      const Var loss = losses::focal(model(tape.constant(x)), y);
      optimizer->zero_grad();
      tape.backward(loss);
      optimizer->step();
      ++step;
    }
  }
  nn::Training training() { return {model, *optimizer, generator, step}; }

  Generator generator;
  nn::Sequential model;
  std::unique_ptr<optim::Optimizer> optimizer;
  Tape tape;
  std::size_t step = 0;
};

template <class O, class Options>
auto maker(Options options) {
  return [options](std::vector<nn::Parameter*> parameters) -> std::unique_ptr<optim::Optimizer> {
    return std::make_unique<O>(parameters, options);
  };
}

}  // namespace

TEST_CASE("a training that was stopped and loaded comes to the same weights, bit for bit") {
  const auto check = [&](auto make) {
    Run whole(1, make), first(1, make), second(99, make);
    whole.steps(30);
    first.steps(11);
    first.optimizer->set_learning_rate(Scalar(0.037));
    nn::save(path, first.training());
    second.optimizer->set_learning_rate(Scalar(0.5));
    nn::Training resumed = second.training();
    nn::load(path, resumed);
    CHECK(resumed.step == 11);
    CHECK(second.optimizer->steps() == 11);
    CHECK(second.optimizer->learning_rate() == Scalar(0.037));
    second.optimizer->set_learning_rate(whole.optimizer->learning_rate());
    second.steps(19);
    CHECK(same_bits(nn::state_dict(whole.model), nn::state_dict(second.model)));
    first.optimizer->set_learning_rate(whole.optimizer->learning_rate());
    second.steps(1), first.steps(19);
    CHECK_FALSE(same_bits(nn::state_dict(first.model), nn::state_dict(second.model)));
  };
  check(maker<optim::SGD>(optim::SGDOptions{.learning_rate = Scalar(0.1)}));
  check(maker<optim::SGD>(
      optim::SGDOptions{.learning_rate = Scalar(0.1), .momentum = Scalar(0.9), .dampening = Scalar(0.1)}));
  check(maker<optim::Adam>(optim::AdamOptions{.learning_rate = Scalar(0.01), .amsgrad = true}));
  check(maker<optim::AdamW>(optim::AdamWOptions{.learning_rate = Scalar(0.01)}));
  check(maker<optim::RMSProp>(optim::RMSPropOptions{.learning_rate = Scalar(0.01), .momentum = Scalar(0.5)}));
  check(maker<optim::Adagrad>(optim::AdagradOptions{.learning_rate = Scalar(0.01)}));
}

TEST_CASE("a module's weights go through a file, and a misfit changes nothing and says all that is wrong") {
  Generator generator(3);
  nn::Sequential net(nn::Linear(2, 4, generator), nn::Tanh(), nn::Linear(4, 1, generator));
  nn::Sequential same(nn::Linear(2, 4, generator), nn::Tanh(), nn::Linear(4, 1, generator));
  nn::Sequential other(nn::Linear(2, 5, generator), nn::Tanh(), nn::Linear(5, 1, generator, {.bias = false}));
  nn::save(path, net);
  nn::load(path, same);
  CHECK(same_bits(nn::state_dict(net), nn::state_dict(same)));
  const auto before = nn::state_dict(other);
  check_error([&] { nn::load(path, other); },
              {"checkpoint_test.cpp", "'0.weight' has shape (2, 4); the module's has (2, 5)",
               "'0.bias' has shape (4)", "'2.bias' is no parameter of the module"});
  CHECK(same_bits(before, nn::state_dict(other)));
  nn::Linear alone(2, 4, generator);
  check_error([&] { nn::load(path, alone); }, {"'weight' is missing", "'0.weight' is no parameter"});
}

TEST_CASE("a training of another optimiser, another model, or none at all is refused") {
  const auto adam = maker<optim::Adam>(optim::AdamOptions{});
  Run run(1, adam), another(2, maker<optim::SGD>(optim::SGDOptions{}));
  run.steps(2);
  nn::save(path, run.training());
  nn::Training training = another.training();
  check_error([&] { nn::load(path, training); },
              {"was trained with Adam, not with SGD; make that optimiser for it"});
  const std::string nowhere = path + ".none/x";
  check_error([&] { nn::load(nowhere, training); }, {"checkpoint_test.cpp:", ": load: ", "cannot be read"});
  check_error([&] { nn::load(nowhere, training.model); }, {": load: ", "cannot be read"});
  check_error([&] { nn::save(nowhere, training); }, {": save: ", "cannot be written"});
  check_error([&] { nn::save(nowhere, training.model); }, {": save: ", "cannot be written"});
  Run amsgrad(1, maker<optim::Adam>(optim::AdamOptions{.amsgrad = true}));
  const auto before = nn::state_dict(amsgrad.model);
  nn::Training wider = amsgrad.training();
  check_error([&] { nn::load(path, wider); }, {"does not fit", "'optimizer.2.0.weight' is missing"});
  CHECK(same_bits(before, nn::state_dict(amsgrad.model)));
  nn::save(path, run.model);
  nn::Training again = run.training();
  check_error([&] { nn::load(path, again); }, {"holds no training"});
}

TEST_CASE("a training whose metadata is damaged is refused and changes nothing") {
  const auto adam = maker<optim::Adam>(optim::AdamOptions{});
  Run run(1, adam), other(2, adam);
  run.steps(2);
  nn::save(path, run.training());
  const SafeTensors whole = load_safetensors(path);
  const auto before = nn::state_dict(other.model);
  for (const auto& [name, text] : {std::pair{"step", "-5"},
                                   {"step", "5 of 9"},
                                   {"step", ""},
                                   {"optimizer_steps", "1e3"},
                                   {"learning_rate", "-0x1p-3"},
                                   {"learning_rate", "0x1p-3, or so"},
                                   {"learning_rate", "inf"},
                                   {"learning_rate", sizeof(Scalar) == 4 ? "0x1p+200" : "0x1p+2000"},
                                   {"generator", "1 2"}}) {
    const std::string changed = name, to = text;  // clang 14 captures no structured binding
    CAPTURE(changed);
    CAPTURE(to);
    SafeTensors damaged = whole;
    damaged.metadata[name] = text;
    save_safetensors(path, damaged);
    nn::Training training = other.training();
    check_error([&] { nn::load(path, training); }, {"checkpoint_test.cpp", "damaged metadata"});
    CHECK(same_bits(before, nn::state_dict(other.model)));
  }
  std::filesystem::remove(path);
}
