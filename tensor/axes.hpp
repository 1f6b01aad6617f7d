// Axes and rows as callers choose them.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <utility>

#include "tensor/error.hpp"
#include "tensor/shape.hpp"

namespace focalgrad {

/// What axes are made of at run time: a vector, an array or a span of whole numbers.
template <class List>
concept AxisList = requires(const List& list) {
  list.begin() != list.end();
  requires std::integral<std::remove_cvref_t<decltype(*list.begin())>>;
};

/// The axes a reduction runs over: none given, all of them.  A negative one counts from the last.  They are
/// always a list: the 0 of max(x, 0) is more often meant as a number to compare with.
class Axes {
 public:
  Axes() = default;
  /// Throws Error: more than max_rank of them.
  Axes(std::initializer_list<int> axes, Line line = {}) : Axes(std::span(axes.begin(), axes.size()), line) {}
  template <class List>
  Axes(const List& list, Line line = {}) : given_(true) {
    static_assert(
        AxisList<List>,
        "axes are a list, as in sum(x, {0}) or a std::vector<int>; keepdims comes after them, "
        "sum(x, {}, true); the larger and the smaller of two values are maximum(x, 0), minimum(x, 0)");
    if constexpr (AxisList<List>) {
      for (const auto axis : list) axes_.push_back(static_cast<std::size_t>(axis), line);
    }
  }
  /// One bit an axis; and their places, in the order given.
  /// Throws Error: an axis that `shape` has not, or one twice.
  std::uint8_t mask(const Extents& shape, const Caller& caller) const;
  Extents places(const Extents& shape, const Caller& caller) const;
  /// The same for a transpose: without a list all of them, the last first.
  Extents order(const Extents& shape, const Caller& caller) const;

 private:
  bool given_ = false;
  Extents axes_;  // a negative one wraps round and back
};

/// `shape` with 1 for the axes in the mask.
Extents kept_shape(Extents shape, std::uint8_t mask);
/// `shape` without the axes in the mask; and with axes of size 1 put in there.
Extents without_axes(const Extents& shape, std::uint8_t mask);
Extents with_axes(const Extents& shape, std::uint8_t mask);

/// What indices choose: whole rows of a tensor of any rank above 0, or one element of each row of a matrix.
enum class Take { rows, one_per_row };

/// The place of one axis.
/// Throws Error: `shape` does not have it.
std::size_t place_of(std::ptrdiff_t axis, const Extents& shape, const Caller& caller);

/// Where a slice starts or stops: at an element, a negative one counting from the end; or {}, which is as far
/// as it goes.  A number beyond any axis, like std::string::npos, is the end.
class Bound {
 public:
  Bound() = default;
  template <std::integral Number>
  requires(!std::is_same_v<Number, bool>) Bound(Number n)
      : at_(std::cmp_less(n, beyond) ? static_cast<std::ptrdiff_t>(n) : beyond) {}
  /// Its place on an axis, brought between low and high; `otherwise` for {}.
  std::ptrdiff_t on(std::size_t axis_size, std::ptrdiff_t low, std::ptrdiff_t high,
                    std::ptrdiff_t otherwise) const;

 private:
  static constexpr std::ptrdiff_t beyond = std::numeric_limits<std::ptrdiff_t>::max();
  std::optional<std::ptrdiff_t> at_;
};

/// The shape that reshape is given; one size may be −1: what the others leave.
class NewShape {
  struct Size {
    template <std::integral Number>
    Size(Number size) : n(static_cast<std::size_t>(size)) {}
    operator std::size_t() const { return n; }
    std::size_t n;
  };

 public:
  /// Throws Error: more than max_rank sizes.
  NewShape(std::initializer_list<Size> sizes, Line line = {}) : sizes_(sizes, line) {}
  template <class List>
  requires requires(const List& sizes) { sizes.size(), sizes.begin(); }
  NewShape(const List& sizes, Line line = {}) : sizes_(sizes, line) {}
  /// The shape of this many elements.
  /// Throws Error: it cannot have as many, or a size is negative.
  Extents of(const Extents& before, const Caller& caller) const;

 private:
  Extents sizes_;  // −1 wraps round
};

/// What a slice takes of an axis, by NumPy's rules: n elements from start on, step apart; step is not 0.
struct Taken {
  Taken(std::size_t axis_size, Bound first, Bound stop, std::ptrdiff_t step);
  std::size_t start = 0, n = 0;
};

/// The shape of what as many indices take of a tensor.
inline Extents taken_shape(const Extents& whole, std::size_t indices, Take how) {
  Extents shape = how == Take::rows ? whole : Extents{0};
  shape[0] = indices;
  return shape;
}

/// Throws Error: indices do not fit a tensor of shape `whole`, or are no whole numbers.
void check_indices(const Extents& whole, const Tensor& indices, Take how, const Caller& caller);

}  // namespace focalgrad
