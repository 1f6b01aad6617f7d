#include "tensor/rearrange.hpp"

#include "autograd/operators.hpp"
#include "autograd/operators/shape_of.hpp"
#include "autograd/record.hpp"

namespace focalgrad {

Var transpose(const Var& x, const Axes& given, Line line) {
  const Caller caller = x.called("transpose", line);
  const Extents shape = shape_of(x, caller), axes = given.order(shape, caller);
  if (axes.rank() != shape.rank())
    throw Error(caller, "axes ", axes, " of a value of shape ", shape,
                "; each of its axes must stand in them once");
  std::array<std::uint8_t, max_rank> order{};  // back again
  for (std::size_t k = 0; k < axes.rank(); ++k) order[axes[k]] = static_cast<std::uint8_t>(k);
  return record<"transpose", "y = transpose(x, axes);  dx = transpose(g, argsort(axes))">(
      line, {x}, [&](const auto& a) { return transpose(a, axes); },
      [order, rank = axes.rank()](const auto& g, auto&, auto&) {
        return focalgrad::transpose(g, std::span(order).first(rank));  // not xtensor's
      });
}

Var reshape(const Var& x, const NewShape& wanted, Line line) {
  const Caller caller = x.called("reshape", line);
  const Extents shape = wanted.of(shape_of(x, caller), caller);
  return record<"reshape", "y = reshape(x, shape);  dx = reshape(g, x.shape)">(
      line, {x}, [&](const auto& a) { return reshape(a, shape); },
      [](const auto& g, auto&, const auto& a) { return reshape(g, extents(a)); });
}

Var broadcast_to(const Var& x, const Extents& shape, Line line) {
  const Caller caller = x.called("broadcast_to", line);
  const Extents before = shape_of(x, caller);
  if (!stretches_to(before, shape))
    throw Error(caller, before, " does not stretch to ", shape,
                "; aligned at the last axis, its sizes must be those or 1");
  return record<"broadcast_to", "y = broadcast_to(x, shape);  dx = sum_to(g, x.shape)">(
      line, {x}, [&](const auto& a) { return broadcast_to(a, shape); },
      [](const auto& g, auto&, auto&) -> const auto& { return g; });  // the tape sums what was stretched
}

static Var join(const Var& x, const Var& w, int axis, const Line& line) {
  const Caller caller = x.called("concatenate", line);
  const Extents first = shape_of(x, caller), second = shape_of(w, caller);
  const std::size_t along = place_of(axis, first, caller);
  Extents size = first, alike = second;
  if (second.rank() == first.rank()) alike[along] = size[along] += second[along];
  if (!(alike == size))
    throw Error(caller, "shapes ", first, " and ", second, " differ elsewhere than along axis ", along,
                "; only there may they");
  return record<"concatenate",
                "y = concatenate((x, w), axis);  dx = split(g, [n], axis)[0];  dw = split(g, [n], axis)[1]">(
      line, {x, w}, [&](const auto& a, const auto& b) { return join(a, b, size, axis); },
      [axis, n = first[along]](const auto& g, auto&, auto&, auto&) { return slice(g, axis, 0, n, 1); },
      [axis, n = first[along], all = size[along]](const auto& g, auto&, auto&, auto&) {
        return slice(g, axis, n, all, 1);
      });
}

static Var join_all(std::span<const Var> parts, int axis, const Line& line) {
  if (parts.size() == 1) return parts[0];
  const std::size_t half = parts.size() / 2;
  return join(join_all(parts.first(half), axis, line), join_all(parts.subspan(half), axis, line), axis, line);
}

Var concatenate(const std::vector<Var>& parts, int axis, Line line) {
  if (parts.empty())
    throw Error(line, "concatenate", "there is nothing to concatenate; pass one Var or more");
  const Caller caller = parts[0].called("concatenate", line);
  return join_all(parts, static_cast<int>(place_of(axis, shape_of(parts[0], caller), caller)), line);
}

Var slice(const Var& x, int axis, Bound start, Bound stop, std::ptrdiff_t step, Line line) {
  const Caller caller = x.called("slice", line);
  const Extents shape = shape_of(x, caller);
  const std::size_t along = place_of(axis, shape, caller);
  if (step == 0) throw Error(caller, "step is 0; it must be 1 or more, or -1 or less to go backwards");
  const std::size_t first = Taken(shape[along], start, stop, step).start;
  return record<"slice", "y = x[start:stop:step];  dx[start:stop:step] = g">(
      line, {x}, [&](const auto& a) { return slice(a, static_cast<int>(along), start, stop, step); },
      [first, step, axis = static_cast<int>(along)](const auto& g, auto&, const auto& a) {
        return unslice(g, extents(a), axis, first, step);
      });
}

Var unslice(const Var& x, const Extents& shape, int axis, std::size_t start, std::ptrdiff_t step, Line line) {
  const Caller caller = x.called("unslice", line);
  const Extents part = shape_of(x, caller);
  const std::size_t along = place_of(axis, shape, caller);
  Extents alike = shape;
  if (part.rank() == shape.rank()) alike[along] = part[along];
  if (step == 0 || !(part == alike))
    throw Error(caller, "shape ", part, " with step ", step, " is not a slice of ", shape, " along axis ",
                axis, "; pass the shape and the step that slice had");
  const std::size_t n = part[along], room = step > 0 ? shape[along] - start - 1 : start;
  const auto pace =
      step > 0 ? static_cast<std::size_t>(step) : std::size_t(0) - static_cast<std::size_t>(step);
  if (n > 0 && (start >= shape[along] || (n - 1) > room / pace))
    throw Error(caller, "shape ", part, " from ", start, " with step ", step, " is not a slice of ", shape,
                " along axis ", axis, "; it would reach beyond the end");
  // Backwards the first element may be the last that is taken, and there is no place before it.
  const Bound stop =
      step > 0 || start + 1 > n * pace ? Bound(start + n * static_cast<std::size_t>(step)) : Bound();
  return record<"unslice", "y[start:stop:step] = x;  dx = g[start:stop:step]">(
      line, {x}, [&](const auto& a) { return unslice(a, shape, static_cast<int>(along), start, step); },
      [=, axis = static_cast<int>(along)](const auto& g, auto&, auto&) {
        return slice(g, axis, start, stop, step);
      });
}

Var take(const Var& x, std::span<const std::size_t> indices, Take how, Line line) {
  Tape& tape = x.tape(line, "take");
  const Var numbers = tape.blank({indices.size()}, "indices", line);
  Scalar* to = tape.node(numbers.index()).tensor().data();
  for (const std::size_t each : indices) *to++ = static_cast<Scalar>(each);
  return take(x, numbers, how, line);
}

Var take(const Var& x, const Var& indices, Take how, Line line) {
  const Caller caller = x.called("take", line);
  check_indices(shape_of(x, caller), x.tape().node(indices, caller).value(), how, caller);
  return record<"take", "y = x[indices];  dx[indices] += g">(
      line, {x, indices}, [how](const auto& a, const auto& i) { return take(a, i, how); },
      [how](const auto& g, auto&, const auto& a, const auto& i) { return put(g, i, extents(a), how); });
}

Var put(const Var& x, const Var& indices, const Extents& shape, Take how, Line line) {
  const Caller caller = x.called("put", line);
  const Tensor& places = x.tape().node(indices, caller).value();
  check_indices(shape, places, how, caller);
  if (!(shape_of(x, caller) == taken_shape(shape, places.size(), how)))
    throw Error(caller, "x has shape ", extents(x), "; it must be ", taken_shape(shape, places.size(), how),
                ", what indices of size ", places.size(), " take of ", shape);
  return record<"put", "y[indices] += x;  dx = g[indices]">(
      line, {x, indices}, [&](const auto& a, const auto& i) { return put(a, i, shape, how); },
      [how](const auto& g, auto&, auto&, const auto& i) { return take(g, i, how); });
}

}  // namespace focalgrad
