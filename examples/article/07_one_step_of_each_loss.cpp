// One step of gradient descent with each loss, from the same start, on the same batch of 4 positives and 396
// negatives.
#include <cstdio>
#include <focalgrad.hpp>

using namespace focalgrad;

/// Prints the change of the parameters in one step, and which share of sum |dloss/dlogit| the positives have.
void step(const char* name, const Tensor& inputs, const Tensor& y, Scalar gamma,
          std::optional<Scalar> alpha) {
  Generator generator(7);
  nn::Linear model(2, 1, generator);
  model.weight.value.fill(0);
  model.bias.value.fill(nn::init::prior_bias(0.01));
  optim::SGD sgd(model.parameters(), {.learning_rate = 1});

  Tape tape;
  Var logits = reshape(model(tape.constant(inputs)), {y.size()});
  Var loss = losses::focal(logits, y, {.gamma = gamma, .alpha = alpha});
  sgd.zero_grad();
  tape.backward(loss);
  sgd.step();

  double positive = 0, all = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double size = std::abs(logits.grad()(i));
    all += size;
    if (y(i) == 1) positive += size;
  }
  std::printf("%-26s %9.5f %21.1f %% %13.5f %11.5f %9.5f\n", name, loss.item(), 100 * positive / all,
              model.weight.value(0, 0), model.weight.value(1, 0),
              model.bias.value(0) - nn::init::prior_bias(0.01));
}

int main() {
  Generator generator(1);
  const std::size_t n = 400, positives = 4;
  Tensor inputs = normal({n, 2}, 0, 1, generator), y = xt::zeros<Scalar>({n});
  for (std::size_t i = 0; i < positives; ++i) {
    inputs(i, 0) += 2.5;
    y(i) = 1;
  }
  std::printf("%-26s %9s %23s %13s %11s %9s\n", "", "loss", "gradient from positives", "step in w0", "in w1",
              "in bias");
  step("CE", inputs, y, 0, {});
  step("focal, gamma 2", inputs, y, 2, {});
  step("focal, gamma 2, alpha 0.25", inputs, y, 2, Scalar(0.25));
  step("focal, gamma 5", inputs, y, 5, {});
  std::printf(
      "\nThe bias starts at the prior: p = 0.01 for every example.  So with CE the 396 negatives pull\n"
      "exactly as hard as the 4 positives, 396 x 0.01 = 4 x 0.99, and the bias stays.  (Example 03 has\n"
      "100 : 1, since its negatives are still at p = 0.095.)  Focal loss makes these easy negatives'\n"
      "pull some 3000 times smaller, so that the step is the positives' alone, and only they say that\n"
      "w0 should grow.  alpha = 0.25 weighs the positives down: the direction stays, the step is a\n"
      "quarter.\n");
}
