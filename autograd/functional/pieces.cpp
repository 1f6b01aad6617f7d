#include "autograd/functional/pieces.hpp"

#include <algorithm>

#include "autograd/operators.hpp"
#include "autograd/operators/shape_of.hpp"

namespace focalgrad {

Var stack(const std::vector<Var>& parts, int axis, Line line) {
  if (parts.empty()) throw Error(line, "stack", "there is nothing to stack; pass one Var or more");
  const RecordingLine here(parts[0], "stack", line);
  const Extents shape = shape_of(parts[0], here);
  Extents wide = shape;
  wide.push_back(1, line);
  const std::size_t along = place_of(axis, wide, here);
  for (std::size_t k = wide.rank(); k-- > along;) wide[k] = k == along ? 1 : shape[k - 1];
  std::vector<Var> layers;
  for (const Var& part : parts) {
    if (!(shape_of(part, here) == shape))
      throw Error(here, "shapes ", shape, " and ", extents(part), " differ; concatenate joins along an axis");
    layers.push_back(reshape(part, wide));
  }
  return concatenate(layers, static_cast<int>(along));
}

std::vector<Var> split(const Var& x, const std::vector<std::size_t>& sizes, int axis, Line line) {
  const RecordingLine here(x, "split", line);
  const Extents shape = shape_of(x, here);
  const std::size_t size = shape[place_of(axis, shape, here)];
  std::size_t left = size;
  std::vector<Var> parts;
  for (const std::size_t n : sizes) {
    if (n > left)
      throw Error(here, "sizes[", parts.size(), "] is ", n, ", more than what is left of axis ", axis, " of ",
                  shape, ": ", left);
    parts.push_back(slice(x, axis, size - left, size - left + n));
    left -= n;
  }
  if (left != 0)
    throw Error(here, "the sizes leave ", left, " of the ", size, " elements of axis ", axis, " of ", shape,
                "; they must add up to them");
  return parts;
}

Var flip(const Var& x, const Axes& axes, Line line) {
  const RecordingLine here(x, "flip", line);
  const std::uint8_t mask = axes.mask(shape_of(x, here), here);
  Var y = x;
  for (int axis = 0; mask >> axis != 0; ++axis)
    if ((mask >> axis & 1) != 0) y = slice(y, axis, {}, {}, -1);
  return y;
}

/// x with `widths` of zeros around it.
static Var widened(Var x, const std::vector<Padding>& widths) {
  for (std::size_t axis = 0; axis < widths.size(); ++axis) {
    Extents shape = extents(x);
    shape[axis] += static_cast<std::size_t>(widths[axis].before + widths[axis].after);
    x = unslice(x, shape, static_cast<int>(axis), static_cast<std::size_t>(widths[axis].before), 1);
  }
  return x;
}

Var pad(const Var& x, const std::vector<Padding>& widths, Scalar value, Line line) {
  const RecordingLine here(x, "pad", line);
  const Extents shape = shape_of(x, here);
  if (widths.size() != shape.rank())
    throw Error(here, "widths has size ", widths.size(), ", the value shape ", shape,
                "; each axis wants a pair");
  for (const Padding& width : widths)
    if (width.before < 0 || width.after < 0)
      throw Error(here, "a width is ", std::min(width.before, width.after),
                  "; it must be at least 0; slice takes elements away");
  const Var y = widened(x, widths);
  if (value == 0) return y;
  return where(widened(broadcast_to(x.tape().constant(1), shape), widths), y, value);
}

Var diag(const Var& x, Line line) {
  const RecordingLine here(x, "diag", line);
  const Extents shape = shape_of(x, here);
  if (shape.rank() == 1) {  // every (n + 1)-th element of the n·n in a row
    const std::size_t n = shape[0];
    return reshape(unslice(x, {n * n}, 0, 0, static_cast<std::ptrdiff_t>(n + 1)), {n, n});
  }
  if (shape.rank() != 2) throw Error(here, "a vector or a matrix is wanted, the shape is ", shape);
  const std::size_t n = std::min(shape[0], shape[1]), step = shape[1] + 1;
  return slice(reshape(x, {shape.elements()}), 0, 0, n * step, static_cast<std::ptrdiff_t>(step));
}

}  // namespace focalgrad
