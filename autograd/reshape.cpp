#include <algorithm>

#include "autograd/operators.hpp"
#include "autograd/record.hpp"

namespace focalgrad {

namespace {

struct Reshaped {
  const Tensor& x;
  Extents size;
  const Extents& shape() const { return size; }
  void add_to(Tensor& to, Scalar beta) const {
    for (std::size_t i = 0; i < x.size(); ++i) to.data()[i] = x.data()[i] + (beta == 0 ? 0 : to.data()[i]);
  }
};

struct Stretched {
  const Tensor& x;
  Extents size;
  const Extents& shape() const { return size; }
  void add_to(Tensor& to, Scalar beta) const { add_made(x, to, beta != 0); }
};

/// One axis of a tensor: `outer` blocks of `axis` runs of `inner` elements.
struct Blocks {
  Blocks(const Extents& shape, std::size_t along) : axis(shape[along]) {
    for (std::size_t k = 0; k < along; ++k) outer *= shape[k];
    for (std::size_t k = along + 1; k < shape.rank(); ++k) inner *= shape[k];
  }
  std::size_t outer = 1, axis, inner = 1;
};

/// Calls move(i, j) for each element i of the cut tensor and its place j in the whole one.
template <class Move>
void cut(const Extents& part, const Extents& whole, std::size_t axis, std::size_t start, std::size_t step,
         Move move) {
  const Blocks few(part, axis), all(whole, axis);
  for (std::size_t o = 0, i = 0; o < few.outer; ++o)
    for (std::size_t a = 0; a < few.axis; ++a)
      for (std::size_t k = 0; k < few.inner; ++k, ++i)
        move(i, (o * all.axis + start + a * step) * all.inner + k);
}

struct Sliced {
  const Tensor& x;
  Extents size;
  std::size_t axis, start, step;
  const Extents& shape() const { return size; }
  void add_to(Tensor& to, Scalar beta) const {
    cut(size, extents(x), axis, start, step,
        [&](std::size_t i, std::size_t j) { to.data()[i] = x.data()[j] + (beta == 0 ? 0 : to.data()[i]); });
  }
};

struct Unsliced {
  const Tensor& x;
  Extents size;
  std::size_t axis, start, step;
  const Extents& shape() const { return size; }
  void add_to(Tensor& to, Scalar beta) const {
    if (beta == 0) to.fill(0);
    cut(extents(x), size, axis, start, step,
        [&](std::size_t i, std::size_t j) { to.data()[j] += x.data()[i]; });
  }
};

struct Joined {
  const Tensor &a, &b;
  Extents size;
  std::size_t axis;
  const Extents& shape() const { return size; }
  void add_to(Tensor& to, Scalar beta) const {
    Unsliced{a, size, axis, 0, 1}.add_to(to, beta);
    Unsliced{b, size, axis, a.shape()[axis], 1}.add_to(to, 1);
  }
};

// The same names for tensors and for Vars, so that one rule serves both.
Extents size_of(const Tensor& x) { return extents(x); }
Extents size_of(const Var& x) { return extents(x.value()); }
Reshaped reshape(const Tensor& x, const Extents& size) { return {x, size}; }
Unsliced unslice(const Tensor& x, const Extents& size, std::size_t axis, std::size_t start,
                 std::size_t step) {
  return {x, size, axis, start, step};
}
Sliced cut_like(const Tensor& x, const Tensor& part, std::size_t axis, std::size_t start, std::size_t step) {
  return {x, extents(part), axis, start, step};
}
Var cut_like(const Var& x, const Var& part, std::size_t axis, std::size_t start, std::size_t step) {
  return slice(x, static_cast<int>(axis), start, start + size_of(part)[axis] * step, step);
}

std::size_t axis_of(int axis, const Extents& shape, std::string_view operation, const Line& line) {
  const auto rank = static_cast<int>(shape.rank());
  if (axis < -rank || axis >= rank)
    throw Error(
        line, operation,
        "axis " + std::to_string(axis) + " of a value of shape " + to_string(shape) + " does not exist");
  return static_cast<std::size_t>(axis < 0 ? axis + rank : axis);
}

Var join(const Var& x, const Var& w, std::size_t axis, const Line& line) {
  Extents size = size_of(x), other = size_of(w);
  const std::size_t first = size[axis];
  if (other.rank() == size.rank()) {
    size[axis] += other[axis];
    other[axis] = size[axis];
  }
  if (!(other == size))
    throw Error(line, "concatenate",
                "shapes " + to_string(size_of(x)) + " and " + to_string(size_of(w)) +
                    " differ elsewhere than along axis " + std::to_string(axis));
  return record<"concatenate",
                "y = concatenate((x, w), axis);  dx = split(g, [n], axis)[0];  dw = split(g, [n], axis)[1]">(
      line, {x, w},  //
      [&](const Tensor& a, const Tensor& b) {
        return Joined{a, b, size, axis};
      },
      [axis](const auto& g, const auto&, const auto& a, const auto&) { return cut_like(g, a, axis, 0, 1); },
      [axis, first](const auto& g, const auto&, const auto&, const auto& b) {
        return cut_like(g, b, axis, first, 1);
      });
}

Var join_all(std::span<const Var> parts, std::size_t axis, const Line& line) {
  if (parts.size() == 1) return parts[0];
  const std::size_t half = parts.size() / 2;
  return join(join_all(parts.first(half), axis, line), join_all(parts.subspan(half), axis, line), axis, line);
}

}  // namespace

Var reshape(const Var& x, const Extents& shape, Line line) {
  const Extents before = extents(x.value(line));
  if (before.elements() != shape.elements())
    throw Error(line, "reshape",
                to_string(before) + " has " + std::to_string(before.elements()) + " elements, " +
                    to_string(shape) + " has " + std::to_string(shape.elements()));
  return record<"reshape", "y = reshape(x, shape);  dx = reshape(g, x.shape)">(
      line, {x},                                           //
      [&](const Tensor& a) { return reshape(a, shape); },  //
      [](const auto& g, const auto&, const auto& a) { return reshape(g, size_of(a)); });
}

Var broadcast_to(const Var& x, const Extents& shape, Line line) {
  const Extents before = extents(x.value(line));
  const auto common = broadcast(before, shape);
  if (!common || !(*common == shape))
    throw Error(line, "broadcast_to",
                to_string(before) + " does not stretch to " + to_string(shape) +
                    "; aligned at the last axis, its sizes must be those or 1");
  return record<"broadcast_to", "y = broadcast_to(x, shape);  dx = sum_to(g, x.shape)">(
      line, {x},  //
      [&](const Tensor& a) {
        return Stretched{a, shape};
      },
      [](const auto& g, const auto&, const auto&) -> const auto& {
        return g;
      });  // the tape sums what was stretched
}

Var concatenate(const std::vector<Var>& parts, int axis, Line line) {
  if (parts.empty()) throw Error(line, "concatenate", "there is nothing to concatenate");
  return join_all(parts, axis_of(axis, extents(parts[0].value(line)), "concatenate", line), line);
}

Var slice(const Var& x, int axis, std::size_t start, std::size_t stop, std::size_t step, Line line) {
  Extents size = extents(x.value(line));
  const std::size_t along = axis_of(axis, size, "slice", line);
  if (step == 0) throw Error(line, "slice", "step is 0; it must be 1 or more");
  stop = std::min(stop, size[along]);
  size[along] = start < stop ? (stop - start + step - 1) / step : 0;
  return record<"slice", "y = x[start:stop:step];  dx[start:stop:step] = g">(
      line, {x},  //
      [&](const Tensor& a) {
        return Sliced{a, size, along, start, step};
      },
      [=](const auto& g, const auto&, const auto& a) { return unslice(g, size_of(a), along, start, step); });
}

Var unslice(const Var& x, const Extents& shape, std::size_t axis, std::size_t start, std::size_t step,
            Line line) {
  const Extents part = extents(x.value(line));
  Extents expected = shape;
  if (axis < shape.rank() && part.rank() == shape.rank()) expected[axis] = part[axis];
  if (axis >= shape.rank() || step == 0 || !(part == expected) ||
      (part[axis] > 0 && start + (part[axis] - 1) * step >= shape[axis]))
    throw Error(
        line, "unslice",
        to_string(part) + " is not a slice of " + to_string(shape) + " along axis " + std::to_string(axis));
  return record<"unslice", "y[start:stop:step] = x;  dx = g[start:stop:step]">(
      line, {x},  //
      [&](const Tensor& a) { return unslice(a, shape, axis, start, step); },
      [=](const auto& g, const auto&, const auto& a) { return cut_like(g, a, axis, start, step); });
}

}  // namespace focalgrad
