#include <algorithm>

#include "course/probe.hpp"

using namespace focalgrad;
using probe::number, probe::scalar, probe::Tensors;

namespace {

std::size_t count(const Tensor& x) { return static_cast<std::size_t>(number(x)); }

nn::Linear layer(const Tensor& weight, const Tensor* bias) {
  Generator generator(1);
  nn::Linear made(weight.shape(0), weight.shape(1), generator, {.bias = bias != nullptr});
  made.weight = {"weight", weight};
  if (bias) made.bias = {"bias", *bias};
  return made;
}

Tensor output_of(nn::Linear linear, const Tensor& x) {
  Tape tape;
  return linear(tape.variable(x)).value();
}

/// The gradients of x, the weight, and the bias where there is one.
Tensors gradients_of(nn::Linear linear, const Tensor& x, const Tensor& seed) {
  Tape tape;
  const Var leaf = tape.variable(x);
  tape.backward(linear(leaf), seed);
  Tensors found{leaf.grad(), linear.weight.grad};
  if (linear.bias.value.size() > 0) found.push_back(linear.bias.grad);
  return found;
}

/// The value after each step.  rates and grads hold a row a step.  Another parameter is optimised beside it,
/// so that the state of one may not serve the other.
template <class Made>
Tensors trained(const Tensor& start, const Tensor& rates, const Tensor& grads, Made made) {
  Parameter other{"other", start}, asked{"asked", start};
  auto optimizer = made(std::vector<Parameter*>{&other, &asked});
  Tensors values;
  for (std::size_t step = 0; step < rates.size(); ++step) {
    optimizer.zero_grad();
    other.grad.fill(1);
    std::copy_n(grads.data() + step * start.size(), start.size(), asked.grad.data());
    optimizer.set_learning_rate(rates.data()[step]);
    optimizer.step();
    values.push_back(asked.value);
  }
  return values;
}

template <class Kind, class Options>
Tensors adam(const Tensors& in) {
  const Options options{.beta1 = number(in.at(1)),
                        .beta2 = number(in.at(2)),
                        .epsilon = number(in.at(3)),
                        .weight_decay = number(in.at(4)),
                        .amsgrad = number(in.at(5)) != 0};
  return trained(in[0], in.at(6), in.at(7), [&](auto parameters) { return Kind(parameters, options); });
}

/// The norm that it gives, and the gradients as it leaves them.
Tensors clipped(const Tensors& in) {
  Parameter one{"one", in[0]}, another{"another", in.at(1)};
  one.grad = in[0];
  another.grad = in[1];
  const Scalar norm = optim::clip_grad_norm({&one, &another}, number(in.at(2)));
  return {scalar(norm), one.grad, another.grad};
}

/// What a new Dropout makes of x; or, of a gradient g that arrives at that, the gradient of x.
Tensor dropped(const Tensors& in, bool training, const Tensor* g) {
  Generator generator(count(in.at(2)));
  nn::Dropout dropout(number(in.at(1)), generator);
  dropout.train(training);
  Tape tape;
  const Var x = tape.variable(in[0]);
  const Var y = dropout(x);
  return g == nullptr ? y.value() : gradients(y, {x}, *g)[0].value();
}

}  // namespace

int main(int argc, char** argv) {
  probe::Calls calls;
  calls["linear"] = [](auto& in) { return Tensors{output_of(layer(in.at(1), &in.at(2)), in[0])}; };
  calls["linear'"] = [](auto& in) { return gradients_of(layer(in.at(1), &in.at(2)), in[0], in.at(3)); };
  calls["linear_without_bias"] = [](auto& in) { return Tensors{output_of(layer(in.at(1), nullptr), in[0])}; };
  calls["linear_without_bias'"] = [](auto& in) {
    return gradients_of(layer(in.at(1), nullptr), in[0], in.at(2));
  };
  calls["xavier_uniform"] = [](auto& in) {
    Generator generator(count(in.at(2)));
    return Tensors{nn::init::xavier_uniform(count(in[0]), count(in.at(1)), generator)};
  };
  calls["prior_bias"] = [](auto& in) { return Tensors{scalar(nn::init::prior_bias(number(in[0])))}; };
  calls["SGD"] = [](auto& in) {
    const optim::SGDOptions options{.momentum = number(in.at(1)),
                                    .dampening = number(in.at(2)),
                                    .weight_decay = number(in.at(3)),
                                    .nesterov = number(in.at(4)) != 0};
    return trained(in[0], in.at(5), in.at(6),
                   [&](auto parameters) { return optim::SGD(parameters, options); });
  };
  calls["Adam"] = adam<optim::Adam, optim::AdamOptions>;
  calls["AdamW"] = adam<optim::AdamW, optim::AdamWOptions>;
  calls["clip_grad_norm"] = [](auto& in) { return Tensors{clipped(in)[0]}; };
  calls["clipped_gradients"] = [](auto& in) {
    const Tensors found = clipped(in);
    return Tensors{found[1], found[2]};
  };
  calls["clipping_refused"] = [](auto& in) {
    try {
      clipped(in);
    } catch (const Error&) {
      return Tensors{scalar(1)};
    }
    return Tensors{scalar(0)};
  };
  calls["gradients_after_a_refusal"] = [](auto& in) {
    Parameter one{"one", in[0]}, another{"another", in.at(1)};
    one.grad = in[0];
    another.grad = in[1];
    try {
      optim::clip_grad_norm({&one, &another}, number(in.at(2)));
    } catch (const Error&) {
    }
    return Tensors{one.grad, another.grad};
  };
  calls["dropout"] = [](auto& in) { return Tensors{dropped(in, true, nullptr)}; };
  calls["dropout'"] = [](auto& in) { return Tensors{dropped(in, true, &in.at(3))}; };
  calls["dropout_after_eval"] = [](auto& in) { return Tensors{dropped(in, false, nullptr)}; };
  return probe::answer(argc, argv, calls);
}
