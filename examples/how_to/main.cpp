// What docs/how-to.md shows, as one program: operators, a layer and a loss of one's own, then a training on
// data from files, from the first step to figures on the test part.  Its files go into the current folder.
#include <algorithm>
#include <focalgrad.hpp>
#include <iostream>
#include <numeric>

using namespace focalgrad;

// #region elementwise
/// limit · tanh(x / limit): x near 0, and never beyond ±limit.
Var soft_limit(const Var& x, Scalar limit, Line line = {}) {
  return elementwise<"soft_limit", "y = limit * tanh(x / limit);  dx = g * (1 - (y / limit) ** 2)">(
      line, {x}, [=](auto& a) { return limit * tanh(a / limit); },
      [=](auto& g, auto& y, auto&) { return g * (1 - square(y / limit)); });
}
// #endregion elementwise

// #region reduction
/// √(Σ x²) over the axes.
Var norm(const Var& x, const Axes& axes = {}, bool keepdims = false, Line line = {}) {
  return reduction<"norm", "y = sqrt(sum(x ** 2));  dx = g * x / y">(
      line, {x}, axes, keepdims,
      [](Tensor& y, const Extents& kept, Tensor&, const Tensor& a) {
        reduce(
            y, kept, 0, Add{}, [](auto& each) { return square(each); }, View(a));
        y = xt::sqrt(y);
      },
      [](auto& g, auto& y, auto& a) { return g * a / y; });
}
// #endregion reduction

// #region record
/// x · wᵀ, for weights that stand [out, in], as PyTorch's do.
Var matmul_transposed(const Var& x, const Var& w, Line line = {}) {
  return record<"matmul_transposed", "y = x @ w.T;  dx = g @ w;  dw = g.T @ x">(
      line, {x, w}, [](auto& a, auto& b) { return matmul(a, matrix_transpose(b)); },
      [](auto& g, auto&, auto&, auto& b) { return matmul(g, b); },
      [](auto& g, auto&, auto& a, auto&) { return matmul(matrix_transpose(g), a); });
}
// #endregion record

// #region composed
/// x / √(Σ x²) of each row.
Var normalized(const Var& x, Line line = {}) {
  const RecordingLine here(x, "normalized", line);
  return x / norm(x, {-1}, true);
}
// #endregion composed

// #region loss
/// (p − y)², p = sigmoid(logit) (Brier 1950).
Var brier(const Var& logits, const Tensor& targets, losses::Reduction reduction = losses::Reduction::mean,
          Line line = {}) {
  const RecordingLine here(logits, "brier", line);
  const Var y = losses::targets_on_tape(logits, targets, losses::Targets::soft, here);
  return losses::reduce_losses(square(sigmoid(logits) - y), reduction, y, here);
}
// #endregion loss

// #region layer
/// x + hidden layer of x: a module says what it computes, and what it is made of.
struct Residual : nn::Module {
  nn::Linear in, out;
  Residual(std::size_t width, Generator& generator)
      : in(width, width, generator), out(width, width, generator) {}
  Var forward(Var x) override { return x + out(relu(in(x))); }
  std::vector<nn::Member> members() override { return {{"in", in}, {"out", out}}; }
};
// #endregion layer

void check_operators() {
  // #region check
  const Tensor x = {{0.5, -1, 2}, {3, -0.25, 1}}, w = {{1, 2, 3}, {-1, 0.5, 0.25}};
  const auto check = [](const char* name, const Functions& f, const std::vector<Tensor>& inputs) {
    std::cout << name << ": " << to_string(gradcheck(f, inputs, {.order = 2})) << "\n";
  };
  check("soft_limit", [](auto& in) { return soft_limit(in[0], 2); }, {x});
  check("norm", [](auto& in) { return norm(in[0], {1}); }, {x});
  check("matmul_transposed", [](auto& in) { return matmul_transposed(in[0], in[1]); }, {x, w});
  check("normalized", [](auto& in) { return normalized(in[0]); }, {x});
  check("brier", [](auto& in) { return brier(in[0], {{0, 1, 0}, {1, 0, 1}}); }, {x});
  // #endregion check
}

/// Files as somebody else's program would have left them: 2000 examples, every tenth a positive.
void write_data() {
  Generator generator(7);
  Tensor inputs = normal({2000, 2}, 0, 1, generator), labels = xt::zeros<Scalar>({2000});
  for (std::size_t i = 0; i < 2000; i += 10) labels(i) = 1, inputs(i, 0) += 2, inputs(i, 1) *= 3;
  save_npy("inputs.npy", inputs);
  save_npy("labels.npy", labels);
}

// #region rows
/// Some rows of a tensor.
Tensor rows(const Tensor& of, const std::vector<std::size_t>& which) {
  return of.dimension() == 1 ? Tensor(xt::view(of, xt::keep(which)))
                             : Tensor(xt::view(of, xt::keep(which), xt::all()));
}
// #endregion rows

int main() {  // NOLINT(readability-function-size)  the recipes, one after another
  check_operators();
  write_data();

  // #region data
  // Python: np.save("inputs.npy", inputs.astype(float)), a row for each example, and labels.npy with 0 and 1.
  Tensor inputs = load_npy("inputs.npy"), labels = load_npy("labels.npy");
  Generator generator(1);
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t(0));
  generator.shuffle(order);
  const auto at = [&](double share) { return order.begin() + std::ptrdiff_t(share * double(order.size())); };
  std::vector<std::size_t> train(order.begin(), at(0.6));
  const std::vector<std::size_t> validation(at(0.6), at(0.8)), test(at(0.8), order.end());
  // Mean 0 and deviation 1, by the training part alone: the others are not to be known yet.
  const Tensor seen = rows(inputs, train);
  inputs = (inputs - xt::mean(seen, {0})) / xt::stddev(seen, {0});
  // #endregion data

  // #region train
  nn::Sequential model(nn::Linear(2, 16, generator), nn::ReLU(), Residual(16, generator),
                       nn::Linear(16, 1, generator));
  optim::AdamW optimizer(model.parameters(), {.learning_rate = 0.003, .weight_decay = 0.01});
  constexpr std::size_t epochs = 15, batch = 64;
  const std::size_t batches = train.size() / batch;
  const optim::Schedule rate = optim::cosine(0.003, epochs * batches);
  nn::Training training{model, optimizer, generator};
  Tape tape;
  const auto train_to = [&](std::size_t last_epoch) {
    for (std::size_t epoch = training.step / batches; epoch < last_epoch; ++epoch) {
      std::sort(train.begin(), train.end());  // so that an epoch's order depends on the generator alone
      generator.shuffle(train);
      for (std::size_t k = 0; k < batches; ++k, ++training.step) {
        const std::vector<std::size_t> now(train.begin() + std::ptrdiff_t(k * batch),
                                           train.begin() + std::ptrdiff_t((k + 1) * batch));
        tape.rewind();
        const Var logits = reshape(model(tape.constant(rows(inputs, now))), {-1});
        const Var loss = losses::focal(logits, rows(labels, now), {.gamma = 2});
        optimizer.zero_grad();
        tape.backward(loss);
        optim::clip_grad_norm(model.parameters(), 5);
        optimizer.set_learning_rate(rate(training.step));
        optimizer.step();
      }
    }
  };
  // #endregion train

  // #region save
  train_to(5);
  nn::save("training.safetensors", training);  // weights, optimiser, generator, step
  train_to(10);
  nn::load("training.safetensors", training);  // back to the fifth epoch, here or in another program
  train_to(epochs);                            // the same weights, bit for bit, as without the way back
  nn::save("model.safetensors", model);        // the weights alone; Python: safetensors.torch.load_file
  // #endregion save

  // #region metrics
  model.eval();  // Dropout, where there is one, is for training
  const auto probabilities = [&](const std::vector<std::size_t>& which) {
    tape.rewind();
    const NoGrad guard(tape);
    return sigmoid(reshape(model(tape.constant(rows(inputs, which))), {-1})).value();
  };
  const double threshold =
      metrics::best_f1_threshold(probabilities(validation), rows(labels, validation)).threshold;
  const Tensor p = probabilities(test), y = rows(labels, test);
  const metrics::Confusion found = metrics::confusion(p, y, threshold);
  std::cout << "average precision " << metrics::average_precision(p, y) << ", ROC-AUC "
            << metrics::roc_auc(p, y) << "\nprecision " << found.precision() << ", recall " << found.recall()
            << ", F1 " << found.f1() << " at " << threshold << "\nBrier " << metrics::brier(p, y)
            << ", calibration error " << metrics::expected_calibration_error(p, y) << "\n";
  // #endregion metrics
}
