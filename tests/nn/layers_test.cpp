#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "nn/activations.hpp"
#include "nn/dropout.hpp"
#include "nn/linear.hpp"
#include "nn/sequential.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using nlohmann::json;
using tests::check_close;
using tests::check_error;
using tests::tensor;

namespace {

void add_activation(nn::Sequential& net, const std::string& name) {
  if (name == "Tanh")
    net.add(nn::Tanh());
  else if (name == "ReLU")
    net.add(nn::ReLU());
  else if (name == "GELU")
    net.add(nn::GELU());
  else if (name == "SiLU")
    net.add(nn::SiLU());
  else if (name == "ELU")
    net.add(nn::ELU());
  else if (name == "LeakyReLU")
    net.add(nn::LeakyReLU());
  else if (name == "Sigmoid")
    net.add(nn::Sigmoid());
  else if (name == "Softplus")
    net.add(nn::Softplus());
  else
    FAIL("no activation " << name);
}

/// A module of a user's own.
struct Net : nn::Module {
  nn::Linear hidden, out;
  explicit Net(Generator& g) : hidden(2, 3, g), out(3, 1, g) {}
  Var forward(Var x) override { return out(tanh(hidden(x))); }
  std::vector<nn::Member> members() override { return {{"hidden", hidden}, {"out", out}}; }
};

}  // namespace

TEST_CASE("networks compute what PyTorch's do, forward and backward") {
  for (const json& each : tests::reference("layers.json")) {
    INFO(each.at("widths").dump() << " " << each.at("activation"));
    Generator generator(1);
    nn::Sequential net;
    const std::vector<std::size_t> widths = each.at("widths");
    for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
      if (i > 0) add_activation(net, each.at("activation"));
      net.add(nn::Linear(widths[i], widths[i + 1], generator, {.bias = each.at("bias")}));
    }
    CHECK(net.parameters().size() == each.at("parameters").size());
    for (nn::Parameter* parameter : net.parameters()) {
      INFO(parameter->name);
      const Tensor value = tensor(each.at("parameters").at(parameter->name));
      REQUIRE(extents(value) == extents(parameter->value));
      parameter->value = value;
    }
    Tape tape;
    Var x = tape.variable(tensor(each.at("inputs")));
    Var y = net(x);
    check_close(y.value(), tensor(each.at("output")));
    tape.backward(y, tensor(each.at("seed")));
    check_close(x.grad(), tensor(each.at("inputs_gradient")));
    for (const nn::Parameter* parameter : net.parameters())
      check_close(parameter->grad, tensor(each.at("gradients").at(parameter->name)));
  }
}

TEST_CASE("parameters are named by their path, however deep") {
  Generator generator(1);
  Net net(generator);
  std::vector<std::string> names;
  for (const nn::Parameter* parameter : net.parameters()) names.push_back(parameter->name);
  CHECK(names == std::vector<std::string>{"hidden.weight", "hidden.bias", "out.weight", "out.bias"});

  nn::Sequential outer(nn::Sequential(nn::Linear(2, 3, generator), nn::Tanh()),
                       nn::Linear(3, 1, generator, {.bias = false}));
  names.clear();
  for (const nn::Parameter* parameter : outer.parameters()) names.push_back(parameter->name);
  CHECK(names == std::vector<std::string>{"0.0.weight", "0.0.bias", "1.weight"});
}

TEST_CASE("the same seed makes the same layer, another seed another") {
  Generator a(3), b(3), c(4);
  const nn::Linear x(5, 4, a), y(5, 4, b), z(5, 4, c);
  CHECK(x.weight.value == y.weight.value);
  CHECK(x.bias.value == y.bias.value);
  CHECK_FALSE(x.weight.value == z.weight.value);
}

TEST_CASE("a linear layer's bias starts within 1/sqrt(in), and nearly fills it") {
  for (const auto& [in, out] : {std::pair<std::size_t, std::size_t>{4, 1000}, {1000, 400}}) {
    Generator generator(1);
    const nn::Linear layer(in, out, generator);
    double largest = 0;
    for (const double each : layer.bias.value) largest = std::max(largest, std::abs(each));
    const double bound = 1 / std::sqrt(static_cast<double>(in));
    // All of n draws from U(±b) lie within 0.97 b with chance 0.97ⁿ: for n = 400, once in 190 000.
    CHECK(largest <= bound * (1 + 1e-6));
    CHECK(largest >= bound * 0.97);
  }
}

TEST_CASE("an error inside a layer names the line that called it") {
  Generator generator(1);
  nn::Sequential net(nn::Linear(2, 3, generator), nn::Tanh());
  Tape tape;
  Var x = tape.constant(Tensor(Dims{4, 5}, Scalar(0)), "x");
  const std::string here = "layers_test.cpp:" + std::to_string(__LINE__ + 2);
  check_error([&] { net(Var()); }, {"layers_test.cpp:", ": module: an empty Var"});
  check_error([&] { net(x); },
              {here + ": linear: inner sizes differ: (4, 5) × (2, 3)", "'x'", "'0.weight', parameter"});
}

TEST_CASE("dropout keeps the mean in training and changes nothing in evaluation") {
  Generator generator(1);
  nn::Dropout dropout(0.25, generator);
  Tape tape;
  Var x = tape.variable(Tensor(Dims{10000}, Scalar(2)));
  const Tensor kept = dropout(x).value();
  double total = 0;
  std::size_t zeros = 0;
  for (const Scalar each : kept) {
    total += each;
    zeros += each == 0;
    CHECK((each == 0 || each == tests::near(2 / 0.75)));
  }
  CHECK(zeros == tests::near(2500, 0.1));
  CHECK(total / 10000 == tests::near(2, 0.03));
  dropout.eval();
  CHECK(dropout(x).index() == x.index());
  check_error([&] { nn::Dropout(1, generator); },
              {"layers_test.cpp:", ": Dropout: probability is 1; it must be at least 0 and below 1"});
}

TEST_CASE("train and eval reach every module inside") {
  Generator generator(1);
  nn::Sequential net(nn::Sequential(nn::Dropout(0.5, generator)));
  net.eval();
  Tape tape;
  Var x = tape.constant(Tensor(Dims{100}, Scalar(1)));
  CHECK(net(x).index() == x.index());
  net.train();
  CHECK(net(x).index() != x.index());
}

TEST_CASE("initialisations have the spread that their papers ask for") {
  struct Row {
    nn::Init init;
    double deviation;
  };
  const std::size_t in = 300, out = 100;
  for (const Row& row : std::vector<Row>{{nn::init::fan_in_uniform, std::sqrt(1.0 / (3 * in))},
                                         {nn::init::xavier_uniform, std::sqrt(2.0 / (in + out))},
                                         {nn::init::xavier_normal, std::sqrt(2.0 / (in + out))},
                                         {nn::init::kaiming_uniform, std::sqrt(2.0 / in)},
                                         {nn::init::kaiming_normal, std::sqrt(2.0 / in)},
                                         {nn::init::lecun_normal, std::sqrt(1.0 / in)},
                                         {nn::init::zeros, 0}}) {
    Generator generator(1);
    const Tensor weight = row.init(in, out, generator);
    REQUIRE(extents(weight) == Extents{in, out});
    double mean = 0, variance = 0;
    const auto n = static_cast<double>(weight.size());
    for (const double each : weight) mean += each / n, variance += each * each / n;
    // The mean of n draws strays by σ/√n, their variance by at most σ²√(2/n), which normal ones do: four
    // times that happens once in sixteen thousand.
    CHECK(std::abs(mean) <= 4 * row.deviation / std::sqrt(n));
    CHECK(std::abs(variance - row.deviation * row.deviation) <=
          4 * row.deviation * row.deviation * std::sqrt(2 / n));
  }
  CHECK(nn::init::prior_bias(0.01) == tests::near(-4.59512));
  CHECK(nn::init::prior_bias(1e-320) == tests::near(-736.8272));  // whose reciprocal is infinite
  check_error([] { nn::init::prior_bias(1); },
              {"layers_test.cpp:", ": prior_bias: prior is 1; it must be above 0 and below 1"});
}

TEST_CASE("a module that is inside itself is refused; one in two places is there once") {
  struct Round : nn::Module {
    nn::Module* inside = nullptr;
    nn::Parameter weight{"", Tensor({1, 2})};
    Var forward(Var x) override { return x; }
    std::vector<nn::Member> members() override {
      std::vector<nn::Member> all = {{"weight", weight}};
      if (inside) all.push_back({"first", *inside}), all.push_back({"second", *inside});
      return all;
    }
  };
  Round outer, inner;
  outer.inside = &inner;
  const auto once = outer.parameters();
  REQUIRE(once.size() == 2);
  CHECK(once[1]->name == "first.weight");
  inner.inside = &outer;
  check_error([&] { outer.parameters(); }, {"layers_test.cpp", "module", "'first.first'", "inside of"});
  check_error([&] { outer.eval(); }, {"layers_test.cpp", "inside of"});
  Tape tape;
  Round alone;
  alone.inside = &alone;
  check_error([&] { alone(tape.variable(1)); }, {"layers_test.cpp", "inside of"});
}

TEST_CASE("a linear layer maps the last axis of a value of any rank") {
  Generator generator(1);
  nn::Linear layer(3, 2, generator), without(3, 2, generator, {.bias = false});
  Tape tape;
  const Var x = tape.variable(normal({4, 5, 3}, 0, 1, generator));
  for (nn::Linear* each : {&layer, &without}) {
    const Var y = (*each)(x);
    CHECK(y.shape() == Shape{4, 5, 2});
    check_close(reshape(y, {20, 2}).value(), (*each)(reshape(x, {20, 3})).value());
  }
}

TEST_CASE("a layer whose weight cannot be made names the line") {
  Generator generator(1);
  const nn::Init odd = [](std::size_t, std::size_t, Generator&) { return Tensor({1, 2}); };
  check_error([&] { nn::Linear(2, 3, generator, {.init = odd}); },
              {"layers_test.cpp:", "Linear", "shape (2)", "(2, 3)"});
  check_error([&] { nn::Linear(2, 3, generator, {.init = {}}); },
              {"layers_test.cpp:", "Linear", "init is empty"});
}
