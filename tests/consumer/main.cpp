// A program of somebody else's: one include, one library; it trains, measures, and reads its errors.
#include <focalgrad.hpp>

#include <cmath>
#include <cstdio>

using namespace focalgrad;

int main() {
  Generator generator(1);
  nn::Parameter w{"w", normal({3, 2}, 0, 1, generator)};
  const Tensor data = normal({5, 3}, 0, 1, generator);

  Tape tape;
  Var x = tape.constant(data, "x");
  Var loss = sum(square(matmul(x, tape.parameter(w))));
  tape.backward(loss);

  // d/dw Σ (x·w)² = 2 xᵀ(x·w)
  double worst = 0;
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 2; ++j) {
      double expected = 0;
      for (std::size_t n = 0; n < 5; ++n)
        for (std::size_t k = 0; k < 3; ++k) expected += 2 * data(n, i) * data(n, k) * w.value(k, j);
      worst = std::fmax(worst, std::fabs(expected - w.grad(i, j)));
    }
  std::printf("%zu values on the tape, gradient off by %.1e\n", tape.size(), worst);
  if (worst > (sizeof(Scalar) == 8 ? 1e-12 : 1e-4)) return 1;

  const Tensor logits = {2, -1, 0.5, -3}, targets = {1, 0, 0, 1};
  const double auc = metrics::roc_auc(logits, targets), f1 = metrics::confusion(logits, targets, 0).f1();
  std::printf("ROC-AUC %g, F1 %g\n", auc, f1);
  return auc == 0.5 && f1 == 0.5 ? 0 : 1;
}
