#include "tensor/random.hpp"

#include <bit>
#include <cmath>
#include <utility>

#include "tensor/range.hpp"

namespace focalgrad {

namespace {

std::uint64_t splitmix64(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

}  // namespace

Generator::Generator(std::uint64_t seed) {
  for (auto& word : state_) word = splitmix64(seed);
}

std::uint64_t Generator::next() {
  auto& s = state_;
  const std::uint64_t result = std::rotl(s[1] * 5, 7) * 9;
  const std::uint64_t t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = std::rotl(s[3], 45);
  return result;
}

double Generator::uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

double Generator::normal() {
  // The pair's second number is not kept, so that the state stays four words.
  for (;;) {
    const double u = 2 * uniform() - 1;
    const double v = 2 * uniform() - 1;
    const double radius = u * u + v * v;
    if (radius > 0 && radius < 1) return u * std::sqrt(-2 * std::log(radius) / radius);
  }
}

std::size_t Generator::below(std::size_t n, Line line) {
  if (n == 0) throw Error(line, "below", "n is 0; it must be at least 1, since no number is below 0");
  // Reject the lowest (2^64 mod n) draws: the rest fall evenly on n remainders.
  const std::uint64_t reject = (0 - static_cast<std::uint64_t>(n)) % n;
  for (;;) {
    const std::uint64_t bits = next();
    if (bits >= reject) return static_cast<std::size_t>(bits % n);
  }
}

void Generator::shuffle(std::span<std::size_t> items) {
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
}

Generator Generator::fork(std::uint64_t stream) const {
  std::uint64_t seed = state_[0] ^ std::rotl(state_[2], 32) ^ (stream * 0xd1342543de82ef95);
  return Generator(splitmix64(seed));
}

Tensor uniform(const Shape& shape, double low, double high, Generator& generator, Line line) {
  check_range({"uniform", line}, "low", low, Range{});
  check_range({"uniform", line}, "high", high, at_least(low));
  Tensor result = Tensor::from_shape(Dims(shape.begin(), shape.end()));
  for (auto& x : result) x = static_cast<Scalar>(low + (high - low) * generator.uniform());
  return result;
}

Tensor normal(const Shape& shape, double mean, double deviation, Generator& generator, Line line) {
  check_range({"normal", line}, "mean", mean, Range{});
  check_range({"normal", line}, "deviation", deviation, at_least(0));
  Tensor result = Tensor::from_shape(Dims(shape.begin(), shape.end()));
  for (auto& x : result) x = static_cast<Scalar>(mean + deviation * generator.normal());
  return result;
}

}  // namespace focalgrad
