#include "contender.hpp"
#include "focalgrad.hpp"

using namespace focalgrad;

namespace bench {

namespace {

Tensor tensor(const std::vector<Scalar>& numbers, const Extents& shape) {
  Tensor made;
  resize(made, shape);
  std::copy(numbers.begin(), numbers.end(), made.data());
  return made;
}

Step network(const Work& work) {
  const Start start(work);
  Generator generator(1);
  auto net = std::make_shared<nn::Sequential>();
  for (std::size_t k = 0; k + 1 < work.widths.size(); ++k) {
    if (k > 0) net->add(nn::Tanh());
    net->add(nn::Linear(work.widths[k], work.widths[k + 1], generator));
  }
  const auto parameters = net->parameters();
  for (std::size_t k = 0; k < start.weights.size(); ++k) {
    std::copy(start.weights[k].begin(), start.weights[k].end(), parameters[2 * k]->value.data());
    parameters[2 * k + 1]->value.fill(0);
  }
  auto adam = std::make_shared<optim::Adam>(parameters, optim::AdamOptions{.learning_rate = learning_rate});
  auto tape = std::make_shared<Tape>();
  return [=, x = tensor(start.inputs, {work.batch, work.widths.front()}),
          t = tensor(start.targets, {work.batch, work.widths.back()})] {
    tape->rewind();
    const Var loss = losses::focal((*net)(tape->data(x)), tape->data(t),
                                   {.gamma = Scalar(bench::gamma), .alpha = Scalar(alpha)});
    adam->zero_grad();
    tape->backward(loss);
    adam->step();
    return static_cast<double>(loss.item());
  };
}

Step loss_of_logits(const Work& work) {
  const Start start(work);
  auto tape = std::make_shared<Tape>();
  const Var logits = tape->variable(tensor(start.inputs, {work.batch}));
  return [=, mark = tape->mark(), t = tensor(start.targets, {work.batch})] {
    tape->rewind(mark);
    const Var loss =
        losses::focal(logits, tape->data(t), {.gamma = Scalar(bench::gamma), .alpha = Scalar(alpha)});
    tape->backward(loss);
    return static_cast<double>(loss.item());
  };
}

Step chain(const Work& work) {
  auto tape = std::make_shared<Tape>();
  return [tape, pairs = work.operations / 2] {
    tape->rewind();
    const Var a = tape->variable(Scalar(factor)), b = tape->variable(Scalar(addend));
    Var y = tape->variable(Scalar(1));
    for (std::size_t i = 0; i < pairs; ++i) y = y * a + b;
    tape->backward(y);
    return static_cast<double>(y.item() + a.grad()() + b.grad()());
  };
}

}  // namespace

Step focalgrad_step(const Work& work) {
  return work.operations > 0 ? chain(work) : work.widths.empty() ? loss_of_logits(work) : network(work);
}

}  // namespace bench
