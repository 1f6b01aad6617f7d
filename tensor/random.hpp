// Seeded random numbers that are the same on every platform: the standard library's distributions are not.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "tensor/error.hpp"
#include "tensor/tensor.hpp"

namespace focalgrad {

/// xoshiro256** (Blackman and Vigna 2018), seeded by splitmix64. Copy it to replay a sequence.
class Generator {
 public:
  explicit Generator(std::uint64_t seed);

  /// 64 random bits.
  std::uint64_t next();
  /// Uniform in [0, 1), a multiple of 2^-53.
  double uniform();
  /// Normal with mean 0 and standard deviation 1 (Marsaglia's polar method).
  double normal();
  /// Uniform in {0, …, n − 1}, without bias (rejection).
  /// Throws Error: n is 0.
  std::size_t below(std::size_t n, Line line = {});
  /// Puts the items in a random order, each as likely as any other (Fisher and Yates).
  void shuffle(std::span<std::size_t> items);
  /// A generator for a sub-task, independent of this one's later numbers: fork(0), fork(1), … of one state
  /// differ.
  Generator fork(std::uint64_t stream) const;

  /// The four words of its state, for a file that resumes a run.
  using State = std::array<std::uint64_t, 4>;
  const State& state() const { return state_; }
  void set_state(const State& state) { state_ = state; }

 private:
  State state_{};
};

/// A tensor with uniform elements, in [low, high).
/// Throws Error: low > high; a bound that is infinite or NaN.
Tensor uniform(const Shape& shape, double low, double high, Generator& generator, Line line = {});
/// A tensor with normal elements.
/// Throws Error: a deviation < 0; either is infinite or NaN.
Tensor normal(const Shape& shape, double mean, double deviation, Generator& generator, Line line = {});

}  // namespace focalgrad
