// One step of gradient descent with each loss, from the same start, on the same batch of 4 positives and 396
// negatives.
#include <cstdio>
#include <focalgrad.hpp>

#include "../language.hpp"

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

  const Tensor pull = abs(logits.grad());
  std::printf("%-26s %9.5f %21.1f %% %13.5f %11.5f %9.5f\n", name, loss.item(),
              100 * xt::sum(pull * y)() / xt::sum(pull)(), model.weight.value(0, 0), model.weight.value(1, 0),
              model.bias.value(0) - nn::init::prior_bias(0.01));
}

int main(int argc, char** argv) {
  const examples::Say say(argc, argv);
  Generator generator(1);
  const std::size_t n = 400, positives = 4;
  Tensor inputs = normal({n, 2}, 0, 1, generator), y = xt::zeros<Scalar>({n});
  for (std::size_t i = 0; i < positives; ++i) {
    inputs(i, 0) += 2.5;
    y(i) = 1;
  }
  std::printf("%32s%s", "",
              say("loss gradient from positives    step in w0       in w1   in bias\n",
                  "损失        来自正样本的梯度     w0 的变化   w1 的变化  偏置变化\n"));
  step("CE", inputs, y, 0, {});
  step("focal, gamma 2", inputs, y, 2, {});
  step("focal, gamma 2, alpha 0.25", inputs, y, 2, Scalar(0.25));
  step("focal, gamma 5", inputs, y, 5, {});
  std::puts(
      say("\nThe bias starts at the prior: p = 0.01 for every example.  So with CE the 396 negatives pull\n"
          "exactly as hard as the 4 positives, 396 x 0.01 = 4 x 0.99, and the bias stays.  (Example 03 has\n"
          "100 : 1, since its negatives are still at p = 0.095.)  Focal loss makes these easy negatives'\n"
          "pull some 3000 times smaller, so that the step is the positives' alone, and only they say that\n"
          "w0 should grow.  alpha = 0.25 weighs the positives down: the direction stays, the step a\n"
          "quarter.",
          "\n偏置从先验出发：每个样本的 p 都是 0.01。因此用 CE 时，396 个负样本与 4 个正样本拉力恰好相等，\n"
          "396 x 0.01 = 4 x 0.99，偏置不动。（例 03 中是 100 : 1，因为那里的负样本还停在 p = 0.095。）\n"
          "focal loss 把这些易分负样本的拉力除以约 3000，这一步便全由正样本决定，\n"
          "也只有它们要求 w0 变大。alpha = 0.25 降低正样本的权重：方向不变，步长变为四分之一。"));
}
