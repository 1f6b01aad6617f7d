#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "nn/optim/adagrad.hpp"
#include "nn/optim/adam.hpp"
#include "nn/optim/clip.hpp"
#include "nn/optim/rmsprop.hpp"
#include "nn/optim/schedule.hpp"
#include "nn/optim/sgd.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using nlohmann::json;
using tests::check_close;
using tests::check_error;
using tests::tensor;

namespace {

template <class Options>
Options common(const json& given) {
  Options o;
  if (given.contains("learning_rate")) o.learning_rate = given.at("learning_rate").get<Scalar>();
  if (given.contains("weight_decay")) o.weight_decay = given.at("weight_decay").get<Scalar>();
  return o;
}

template <class Options>
Options adam_options(const json& given) {
  auto o = common<Options>(given);
  o.beta1 = given.value("beta1", o.beta1);
  o.beta2 = given.value("beta2", o.beta2);
  o.epsilon = given.value("epsilon", o.epsilon);
  o.amsgrad = given.value("amsgrad", o.amsgrad);
  return o;
}

std::unique_ptr<optim::Optimizer> make(const json& each, const std::vector<nn::Parameter*>& parameters) {
  const std::string name = each.at("optimiser");
  const json& given = each.at("options");
  if (name == "Adam")
    return std::make_unique<optim::Adam>(parameters, adam_options<optim::AdamOptions>(given));
  if (name == "AdamW")
    return std::make_unique<optim::AdamW>(parameters, adam_options<optim::AdamWOptions>(given));
  if (name == "SGD") {
    auto o = common<optim::SGDOptions>(given);
    o.momentum = given.value("momentum", o.momentum);
    o.dampening = given.value("dampening", o.dampening);
    o.nesterov = given.value("nesterov", o.nesterov);
    return std::make_unique<optim::SGD>(parameters, o);
  }
  if (name == "RMSProp") {
    auto o = common<optim::RMSPropOptions>(given);
    o.momentum = given.value("momentum", o.momentum);
    o.decay = given.value("decay", o.decay);
    o.centered = given.value("centered", o.centered);
    return std::make_unique<optim::RMSProp>(parameters, o);
  }
  auto o = common<optim::AdagradOptions>(given);
  o.learning_rate_decay = given.value("learning_rate_decay", o.learning_rate_decay);
  return std::make_unique<optim::Adagrad>(parameters, o);
}

}  // namespace

TEST_CASE("fifty steps of every optimiser are PyTorch's") {
  const json all = tests::reference("optimisers.json").at("optimisers");
  for (const json& each : all) {
    INFO(each.at("optimiser") << " " << each.at("options").dump());
    std::vector<nn::Parameter> parameters;
    std::vector<Tensor> c, t;
    for (const char* name : {"w", "b"}) {
      parameters.push_back({name, tensor(each.at("start").at(name))});
      c.push_back(tensor(each.at("c").at(name)));
      t.push_back(tensor(each.at("t").at(name)));
    }
    const auto optimizer = make(each, {&parameters[0], &parameters[1]});
    for (int step = 1; step <= 50; ++step) {
      optimizer->zero_grad();
      for (std::size_t k = 0; k < 2; ++k)
        parameters[k].grad = 2 * c[k] * (parameters[k].value - t[k]) + xt::cos(parameters[k].value);
      optimizer->step();
      if (const std::string key = std::to_string(step); each.at("after").contains(key))
        for (const nn::Parameter& parameter : parameters)
          check_close(parameter.value, tensor(each.at("after").at(key).at(parameter.name)));
    }
  }
}

TEST_CASE("an optimiser leaves the gradients as they are") {
  nn::Parameter w{"w", Tensor({1, 2}), Tensor({3, 4})};
  optim::SGD sgd({&w}, {.learning_rate = Scalar(0.1), .weight_decay = Scalar(0.5)});
  sgd.step();
  check_close(w.grad, Tensor({3, 4}));
  sgd.zero_grad();
  check_close(w.grad, Tensor({0, 0}));
}

TEST_CASE("schedules are PyTorch's") {
  const json rates = tests::reference("optimisers.json").at("schedules");
  const std::vector<std::pair<const char*, optim::Schedule>> schedules = {
      {"constant", optim::constant(Scalar(0.1))},
      {"step_decay", optim::step_decay(Scalar(0.1), 7, Scalar(0.3))},
      {"cosine", optim::cosine(Scalar(0.1), 20, Scalar(0.01))},
      {"linear_warmup", optim::linear_warmup(10, optim::constant(Scalar(0.1)))}};
  for (const auto& each : schedules)
    for (std::size_t step = 0; step < 30; ++step)
      CHECK_MESSAGE(each.second(step) == tests::near(rates.at(each.first)[step].get<double>(), 1e-6),
                    each.first << step);
}

TEST_CASE("gradients are clipped as PyTorch does") {
  const json all = tests::reference("optimisers.json").at("clip");
  for (const json& each : all) {
    std::vector<nn::Parameter> parameters;
    for (const json& before : each.at("before")) parameters.push_back({"p", tensor(before), tensor(before)});
    const Scalar norm =
        optim::clip_grad_norm({&parameters[0], &parameters[1]}, each.at("max_norm").get<Scalar>());
    CHECK(norm == tests::near(each.at("norm").get<double>(), 1e-6));
    for (std::size_t k = 0; k < 2; ++k) check_close(parameters[k].grad, tensor(each.at("after")[k]));
  }
}

TEST_CASE("an optimiser refuses what cannot work, naming the option and the caller's line") {
  constexpr Scalar infinity = std::numeric_limits<Scalar>::infinity();
  nn::Parameter w{"w", Tensor({1})};
  const std::vector<nn::Parameter*> one = {&w};
  check_error([&] { optim::Adam({}, {}); }, {"optimizers_test.cpp", "Adam", "no parameters"});
  check_error([&] { optim::Adam(one, {.learning_rate = 0}); },
              {"Adam: learning_rate is 0; it must be above 0"});
  check_error([&] { optim::Adam(one, {.beta1 = 1}); }, {"Adam", "beta1 is 1"});
  check_error([&] { optim::AdamW(one, {.beta2 = -1}); }, {"AdamW", "beta2 is -1"});
  check_error([&] { optim::SGD(one, {.nesterov = true}); },
              {"SGD: nesterov wants a momentum above 0 and a dampening of 0; they are 0 and 0"});
  check_error([&] { optim::SGD(one, {.weight_decay = -1}); }, {"SGD", "weight_decay is -1"});
  check_error([&] { optim::RMSProp(one, {.decay = 1}); }, {"RMSProp", "decay is 1"});
  check_error([&] { optim::Adagrad(one, {.epsilon = -1}); }, {"Adagrad", "epsilon is -1"});
  check_error([&] { optim::Adam(one, {.epsilon = -1}); }, {"Adam: epsilon is -1; it must be at least 0"});
  check_error([&] { optim::SGD(one, {.dampening = 2}); }, {"dampening is 2; it must be between 0 and 1"});
  check_error([&] { optim::SGD(one).set_learning_rate(-1); },
              {"optimizers_test.cpp:", ": set_learning_rate: rate is -1; it must be at least 0"});
  check_error([] { optim::step_decay(1, 0); }, {"optimizers_test.cpp:", ": step_decay: every is 0"});
  check_error([] { optim::cosine(1, 0); }, {"optimizers_test.cpp:", ": cosine: steps is 0"});
  check_error([] { optim::constant(-1); }, {": constant: learning_rate is -1; it must be at least 0"});
  check_error([] { optim::step_decay(-1, 9); }, {": step_decay: learning_rate is -1; it must be at least 0"});
  check_error([] { optim::step_decay(1, 9, -1); }, {": step_decay: factor is -1; it must be at least 0"});
  check_error([] { optim::cosine(infinity, 9); },
              {"optimizers_test.cpp:", ": cosine: learning_rate is inf; it must be at least 0 and finite"});
  check_error([] { optim::cosine(1, 9, 2); }, {": cosine: minimum is 2; it must be between 0 and 1"});
  CHECK(optim::clip_grad_norm(one, infinity) == 0);
  check_error([&] { optim::clip_grad_norm(one, 0); }, {"clip_grad_norm", "max_norm is 0"});
  check_error(
      [&] {
        optim::clip_grad_norm({&w, nullptr}, 1);
      },
      {"optimizers_test.cpp:", ": clip_grad_norm: parameters[1] is a null pointer; leave it out"});
  w.grad(0) = infinity;
  check_error([&] { optim::clip_grad_norm(one, 1); }, {"clip_grad_norm: the gradients' norm is inf"});
}

TEST_CASE(
    "a step refuses a parameter whose value or grad has another shape than at first, before it changes any") {
  const auto check = [](auto make) {
    nn::Parameter kept{"kept", Tensor({1, 2})}, w{"w", Tensor({1, 2, 3})};
    kept.grad = Tensor({1, 1});
    auto optimizer = make(std::vector<nn::Parameter*>{&kept, &w});
    w.grad = Tensor{};
    check_error([&] { optimizer.step(); }, {"optimizers_test.cpp", "'w'", "(3)", "()"});
    w.value = Tensor({1, 2, 3, 4}), w.grad = Tensor({0, 0, 0, 0});
    check_error([&] { optimizer.step(); }, {"optimizers_test.cpp", "'w'", "(4)", "(3)"});
    CHECK(kept.value(0) == 1);
    CHECK(optimizer.steps() == 0);
  };
  check([](auto all) { return optim::SGD(all, {.learning_rate = 0.1}); });
  check([](auto all) { return optim::SGD(all, {.learning_rate = 0.1, .momentum = Scalar(0.9)}); });
  check([](auto all) { return optim::Adam(all, {.learning_rate = 0.1}); });
  check([](auto all) { return optim::RMSProp(all, {.learning_rate = 0.1}); });
  check([](auto all) { return optim::Adagrad(all, {.learning_rate = 0.1}); });
}

TEST_CASE("a forgotten zero_grad is found at the second step") {
  nn::Parameter w{"w", Tensor({1, 2})};
  optim::SGD sgd({&w}, {.learning_rate = Scalar(0.1)});
  Tape tape;
  const auto backward = [&] {
    tape.rewind();
    tape.backward(sum(square(tape.parameter(w))));
  };
  backward();
  sgd.step();
  backward();
  const Tensor before = w.value;
  check_error([&] { sgd.step(); }, {"optimizers_test.cpp:", "SGD", "'w'", "zero_grad()"});
  check_close(w.value, before);
  // What is meant: several backwards for one step, zeros by hand, a gradient that the next loss leaves alone.
  for (int step = 0; step < 2; ++step) {
    sgd.zero_grad();
    backward();
    backward();
    sgd.step();
  }
  w.grad.fill(0);
  backward();
  sgd.step();
  sgd.step();
  w.grad = Tensor({5, 6});
  sgd.step();
  // Another model's loss may flow through w between its step and its zero_grad().
  backward();
  sgd.zero_grad();
  backward();
  sgd.step();
}

TEST_CASE("parameters that are none, or there twice, are refused") {
  nn::Parameter w{"w", Tensor({1, 2})};
  check_error([&] { optim::Adam({&w, nullptr}); }, {"optimizers_test.cpp:", "Adam", "parameters[1]", "null"});
  check_error([&] { optim::Adam({&w, &w}); }, {"optimizers_test.cpp:", "Adam", "'w'", "twice"});
  check_error([&] { optim::linear_warmup(2, {}); }, {"optimizers_test.cpp:", "linear_warmup", "empty"});
}
