// The same work with nothing between it and the arrays: what a tape can at best be as fast as.
#include <cblas.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "contender.hpp"
#include "tensor/fast/loop.hpp"

using namespace focalgrad;

namespace bench {

namespace {

void gemm(CBLAS_TRANSPOSE ta, CBLAS_TRANSPOSE tb, std::size_t m, std::size_t n, std::size_t k,
          const Scalar* a, const Scalar* b, Scalar beta, Scalar* c) {
  const auto size = [](std::size_t x) { return static_cast<int>(x); };
  const int lda = size(ta == CblasTrans ? m : k), ldb = size(tb == CblasTrans ? k : n);
#ifdef FOCALGRAD_FLOAT
  cblas_sgemm(CblasRowMajor, ta, tb, size(m), size(n), size(k), 1, a, lda, b, ldb, beta, c, size(n));
#else
  cblas_dgemm(CblasRowMajor, ta, tb, size(m), size(n), size(k), 1, a, lda, b, ldb, beta, c, size(n));
#endif
}

/// The mean loss of n logits; its derivative in each to `slopes`.
double focal(std::size_t n, const Scalar* x, const Scalar* t, Scalar* slopes) {
  const Scalar share = Scalar(1) / static_cast<Scalar>(n), power = Scalar(gamma);
  Scalar sum = 0;
  fold_row(
      Add{},
      [power](auto logit, auto target) {
        const Probability own((2 * target - 1) * logit);
        return (target * Scalar(-alpha) - (1 - target) * Scalar(1 - alpha)) * exp(power * own.log_not_p) *
               own.log_p;
      },
      n, &sum, Cursor(x, 1), Cursor(t, 1));
  run_flat(
      Put{false},
      [share, power](auto logit, auto target) {
        const auto s = 2 * target - 1, alpha_t = target * Scalar(alpha) + (1 - target) * Scalar(1 - alpha);
        const Probability own(s * logit);
        return share * alpha_t * s * exp(power * own.log_not_p) * (power * own.p * own.log_p - own.not_p);
      },
      n, slopes, x, t);
  return sum * share;
}

struct Array {
  explicit Array(std::size_t n) : value(n), slope(n), first(n), second(n) {}
  std::vector<Scalar> value, slope, first, second;

  void adam(double t) {
    const Scalar rate = static_cast<Scalar>(learning_rate / (1 - std::pow(beta1, t)));
    const Scalar correction = static_cast<Scalar>(1 / std::sqrt(1 - std::pow(beta2, t)));
    const Scalar b1 = Scalar(beta1), b2 = Scalar(beta2), eps = Scalar(epsilon);
    Scalar* __restrict x = value.data(), * __restrict g = slope.data();
    Scalar* __restrict m = first.data(), * __restrict v = second.data();
    for (std::size_t i = 0; i < value.size(); ++i) {
      m[i] = b1 * m[i] + (1 - b1) * g[i];
      v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
      x[i] -= rate * m[i] / (std::sqrt(v[i]) * correction + eps);
    }
  }
};

struct Network {
  explicit Network(const Work& work) : widths(work.widths), batch(work.batch), start(work) {
    activations.push_back(start.inputs);
    for (std::size_t k = 0; k + 1 < widths.size(); ++k) {
      weights.emplace_back(widths[k] * widths[k + 1]).value = start.weights[k];
      biases.emplace_back(widths[k + 1]);
      activations.emplace_back(batch * widths[k + 1]);
      slopes.emplace_back(batch * widths[k + 1]);
    }
  }

  double step() {
    const std::size_t layers = weights.size();
    for (std::size_t k = 0; k < layers; ++k) {
      Scalar* z = activations[k + 1].data();
      for (std::size_t row = 0; row < batch; ++row)
        std::copy(biases[k].value.begin(), biases[k].value.end(), z + row * widths[k + 1]);
      gemm(CblasNoTrans, CblasNoTrans, batch, widths[k + 1], widths[k], activations[k].data(),
           weights[k].value.data(), 1, z);
      if (k + 1 < layers)
        run_flat(
            Put{false}, [](auto a) { return tanh(a); }, activations[k + 1].size(), z, z);
    }
    const double loss = focal(start.targets.size(), activations[layers].data(), start.targets.data(),
                              slopes[layers - 1].data());
    for (std::size_t k = layers; k-- > 0;) {
      const Scalar* g = slopes[k].data();
      gemm(CblasTrans, CblasNoTrans, widths[k], widths[k + 1], batch, activations[k].data(), g, 0,
           weights[k].slope.data());
      Scalar* bias = biases[k].slope.data();
      std::fill(bias, bias + widths[k + 1], Scalar(0));
      for (std::size_t row = 0; row < batch; ++row)
        for (std::size_t j = 0; j < widths[k + 1]; ++j) bias[j] += g[row * widths[k + 1] + j];
      if (k == 0) break;
      gemm(CblasNoTrans, CblasTrans, batch, widths[k], widths[k + 1], g, weights[k].value.data(), 0,
           slopes[k - 1].data());
      run_flat(
          Put{false}, [](auto before, auto y) { return before * (1 - y * y); }, slopes[k - 1].size(),
          slopes[k - 1].data(), slopes[k - 1].data(), activations[k].data());
    }
    ++steps;
    for (Array& each : weights) each.adam(steps);
    for (Array& each : biases) each.adam(steps);
    return loss;
  }

  std::vector<std::size_t> widths;
  std::size_t batch;
  Start start;
  std::vector<Array> weights, biases;
  std::vector<std::vector<Scalar>> activations, slopes;
  double steps = 0;
};

double chain(std::vector<Scalar>& y) {
  const std::size_t n = y.size() - 1;
  y[0] = 1;
  for (std::size_t i = 0; i < n; i += 2) {
    y[i + 1] = y[i] * Scalar(factor);
    y[i + 2] = y[i + 1] + Scalar(addend);
  }
  Scalar g = 1, to_a = 0, to_b = 0;
  for (std::size_t i = n; i > 0; i -= 2) {
    to_b += g;
    to_a += g * y[i - 2];
    g *= Scalar(factor);
  }
  return y[n] + to_a + to_b;
}

}  // namespace

Step by_hand_step(const Work& work) {
  if (work.operations > 0)
    return [y = std::vector<Scalar>(work.operations + 1)]() mutable { return chain(y); };
  if (!work.widths.empty()) return [net = std::make_shared<Network>(work)] { return net->step(); };
  return [start = Start(work), slopes = std::vector<Scalar>(work.batch)]() mutable {
    return focal(slopes.size(), start.inputs.data(), start.targets.data(), slopes.data());
  };
}

}  // namespace bench
