// Shapes: how they print, and how they broadcast (NumPy's rule).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>

#include "tensor/error.hpp"
#include "tensor/tensor.hpp"

namespace focalgrad {

/// The most axes a value on a tape may have.
inline constexpr std::size_t max_rank = 8;

/// The sizes of a tensor's axes, without a heap allocation.
class Extents {
 public:
  Extents() = default;
  /// Throws Error: more than max_rank sizes.
  Extents(std::initializer_list<std::size_t> sizes, Line line = {});
  /// From any list of sizes.
  /// Throws Error: more than max_rank of them.
  template <class Sizes>
  requires requires(const Sizes& sizes) { sizes.size(), sizes.begin(); }
  Extents(const Sizes& sizes, Line line = {}) {
    check_rank(sizes.size(), line);
    for (const auto n : sizes) size_[rank_++] = static_cast<std::size_t>(n);
  }

  /// How many axes there are; size() makes it itself a list of sizes.
  std::size_t rank() const { return rank_; }
  std::size_t size() const { return rank_; }
  /// The number of elements: 1 for a scalar.
  std::size_t elements() const;
  std::size_t operator[](std::size_t axis) const { return size_[axis]; }
  std::size_t& operator[](std::size_t axis) { return size_[axis]; }
  const std::size_t* begin() const { return size_.data(); }
  const std::size_t* end() const { return size_.data() + rank_; }
  void push_back(std::size_t n, Line line = {}) { check_rank(rank_ + 1, line), size_[rank_++] = n; }
  friend bool operator==(const Extents& a, const Extents& b) {
    bool equal = a.rank_ == b.rank_;  // by a loop: a call to memcmp takes longer
    for (std::size_t axis = 0; equal && axis < a.rank_; ++axis) equal = a.size_[axis] == b.size_[axis];
    return equal;
  }

 private:
  static void check_rank(std::size_t rank, const Line& line) {
    if (rank > max_rank) refuse(rank, line);
  }
  [[noreturn]] static void refuse(std::size_t rank, const Line& line);
  std::array<std::size_t, max_rank> size_{};
  std::size_t rank_ = 0;
};

/// The shape of a tensor.
/// Throws Error: it has more than max_rank axes.
inline Extents extents(const Tensor& t, Line line = {}) { return Extents(t.shape(), line); }

/// Gives a tensor this shape; its memory stays where it is when the number of elements does.
void resize(Tensor& t, const Extents& shape);

/// "(64, 32)"; a scalar is "()".
std::string to_string(const Extents& shape);

/// Whether broadcasting leaves `to` as it is.
bool stretches_to(const Extents& from, const Extents& to);

/// Stretches `shape` over another, which is known to fit it.
void stretch(Extents& shape, const Extents& over);

/// The common shape of a and b, aligned at the last axis, sizes of 1 stretched; none when they do not fit.
std::optional<Extents> broadcast(const Extents& a, const Extents& b);

}  // namespace focalgrad
