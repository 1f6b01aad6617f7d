#include "nn/init.hpp"

#include <cmath>

#include "tensor/range.hpp"

namespace focalgrad::nn::init {

namespace {

Tensor symmetric(std::size_t in, std::size_t out, double bound, Generator& generator) {
  return uniform({in, out}, -bound, bound, generator);
}

double root(double numerator, std::size_t fan) {
  return fan == 0 ? 0 : std::sqrt(numerator / static_cast<double>(fan));
}

}  // namespace

Tensor fan_in_uniform(std::size_t in, std::size_t out, Generator& generator) {
  return symmetric(in, out, root(1, in), generator);
}
Tensor xavier_uniform(std::size_t in, std::size_t out, Generator& generator) {
  // [A4.2]
  return symmetric(in, out, root(6, in + out), generator);
  // [/A4.2]
}
Tensor xavier_normal(std::size_t in, std::size_t out, Generator& generator) {
  return normal({in, out}, 0, root(2, in + out), generator);
}
Tensor kaiming_uniform(std::size_t in, std::size_t out, Generator& generator) {
  return symmetric(in, out, root(6, in), generator);
}
Tensor kaiming_normal(std::size_t in, std::size_t out, Generator& generator) {
  return normal({in, out}, 0, root(2, in), generator);
}
Tensor lecun_normal(std::size_t in, std::size_t out, Generator& generator) {
  return normal({in, out}, 0, root(1, in), generator);
}
Tensor zeros(std::size_t in, std::size_t out, Generator&) { return Tensor(Dims{in, out}, Scalar(0)); }

// #region prior-bias
Scalar prior_bias(double prior, Line line) {
  check_range({"prior_bias", line}, "prior", prior, above(0).below(1));
  // [A4.3]
  return static_cast<Scalar>(std::log(prior) - std::log1p(-prior));
  // [/A4.3]
}
// #endregion prior-bias

}  // namespace focalgrad::nn::init
