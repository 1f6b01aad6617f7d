// What one evaluator computes, as JSON, one line a case: every operator of the table with its derivatives of
// both orders, and 200 training steps of every optimiser.  Linked with the library as it is and with the
// library over xtensor alone; same.py compares what they print.

#include <cstdint>
#include <iostream>
#include <memory>

#include "autograd/functional/gradients.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "losses/focal.hpp"
#include "nn/optim/adagrad.hpp"
#include "nn/optim/adam.hpp"
#include "nn/optim/rmsprop.hpp"
#include "nn/optim/sgd.hpp"
#include "tests/autograd/operator_table.hpp"

using namespace focalgrad;
using nlohmann::json;

namespace {

json numbers(const Tensor& t) { return std::vector<Scalar>(t.begin(), t.end()); }

/// What it is, and tensors under their names.
void print(const std::string& what, const json& tensors) {
  std::cout << json{{"what", what}, {"tensors", tensors}}.dump() << "\n";
}

/// Σ weights·y with random weights.
Var weigh(const Var& y, Generator& generator) {
  return sum(y * y.tape().constant(uniform(y.shape(), 0.5, 1.5, generator)));
}

void print_operator(const tests::OperatorRow& row, int trial, Generator& generator) {
  Tape tape;
  std::vector<Var> xs;
  for (const Tensor& each : tests::inputs_of(row, generator)) xs.push_back(tape.variable(each));
  const Var y = row.call(xs);
  json tensors = {{"y", numbers(y.value())}};
  if (row.has_gradient) {
    const Var loss = weigh(y, generator);
    const std::vector<Var> first = gradients(loss, xs);  // the rules, recorded
    Var slope = tape.constant(0);
    for (const Var& each : first) slope = slope + weigh(each, generator);
    tape.backward(loss);  // the rules, evaluated
    for (std::size_t k = 0; k < xs.size(); ++k) {
      const std::string name = "d" + row.names[k];
      tensors[name + " recorded"] = numbers(first[k].value());
      if (tape.has_gradient(xs[k].index())) tensors[name] = numbers(xs[k].grad());
    }
    if (tape.node(slope.index()).wants_gradient) {
      tape.clear_gradients();
      tape.backward(slope);
      for (std::size_t k = 0; k < xs.size(); ++k)
        if (tape.has_gradient(xs[k].index())) tensors["d²" + row.names[k]] = numbers(xs[k].grad());
    }
  }
  print(row.name + ", trial " + std::to_string(trial), tensors);
}

template <class Optimizer, class Options>
void print_training(const std::string& what, const Options& options) {
  Generator generator(11);
  Parameter hidden{"hidden", normal({2, 8}, 0, 1, generator)}, shift{"shift", Tensor(Dims{8}, Scalar(0))},
      out{"out", normal({8, 1}, 0, 1, generator)};
  Optimizer optimizer({&hidden, &shift, &out}, options);
  const Tensor x = normal({32, 2}, 0, 1, generator);
  Tensor targets(Dims{32, 1});
  for (std::size_t i = 0; i < 32; ++i) targets(i, 0) = x(i, 0) * x(i, 1) > Scalar(0.5) ? 1 : 0;
  Tape tape;
  for (int step = 0; step < 200; ++step) {
    tape.rewind();
    const Var h = tanh(linear(tape.constant(x), tape.parameter(hidden), tape.parameter(shift)));
    const Var loss = losses::focal(matmul(h, tape.parameter(out)), targets, {.gamma = 2});
    optimizer.zero_grad();
    tape.backward(loss);
    optimizer.step();
  }
  print(what + ", 200 steps",
        {{"hidden", numbers(hidden.value)}, {"shift", numbers(shift.value)}, {"out", numbers(out.value)}});
}

}  // namespace

int main() {
  Generator generator(5);
  for (const tests::OperatorRow& row : tests::operator_table())
    for (int trial = 0; trial < 5; ++trial) print_operator(row, trial, generator);
  print_training<optim::SGD, optim::SGDOptions>("SGD", {.learning_rate = Scalar(0.1)});
  print_training<optim::SGD, optim::SGDOptions>(
      "SGD with momentum", {.learning_rate = Scalar(0.1), .momentum = Scalar(0.9), .nesterov = true});
  print_training<optim::Adam, optim::AdamOptions>("Adam", {.learning_rate = Scalar(0.01)});
  print_training<optim::Adam, optim::AdamOptions>("Adam, amsgrad",
                                                  {.learning_rate = Scalar(0.01), .amsgrad = true});
  print_training<optim::AdamW, optim::AdamWOptions>("AdamW", {.learning_rate = Scalar(0.01)});
  print_training<optim::RMSProp, optim::RMSPropOptions>("RMSProp", {.learning_rate = Scalar(0.01)});
  print_training<optim::Adagrad, optim::AdagradOptions>("Adagrad", {.learning_rate = Scalar(0.1)});
}
