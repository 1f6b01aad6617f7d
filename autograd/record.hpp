// How an operator is written: its formula, its value, and one rule per input, in one place and once.
//
//   Var tanh(const Var& x, Line line) {
//     return elementwise<"tanh", "y = tanh(x);  dx = g * (1 - y * y)">(
//         line, {x}, [](auto a) { return tanh(a); },              // the value
//         [](auto g, auto y, auto) { return g * (1 - y * y); });  // to x
//   }
//
// A rule is a pure expression of (g, y, inputs…): g is the gradient that arrives at y.  Leaving out what
// nobody wants, adding up, and undoing a broadcast belong to the engine.  A rule is called in two ways: with
// numbers, which the engine adds into the gradient, and with Vars, which records it: gradients of gradients
// from the same line.
#pragma once

#include <cstring>
#include <memory>
#include <tuple>
#include <type_traits>

#include "autograd/tape.hpp"
#include "tensor/axes.hpp"
#include "tensor/lazy.hpp"

namespace focalgrad {

/// A string literal as a template argument, so that the operator table is complete before main begins.
template <std::size_t N>
struct Text {
  consteval Text(const char (&text)[N]) { std::copy_n(text, N, data); }
  constexpr operator std::string_view() const { return {data, N - 1}; }
  char data[N];
};

/// The texts one after another.
template <Text... parts>
consteval auto joined() {
  char text[(sizeof(parts.data) + ...) - sizeof...(parts) + 1] = {};
  char* end = text;
  ((end = std::copy_n(parts.data, sizeof(parts.data) - 1, end)), ...);
  return Text(text);
}

/// Enters op in the table that operators() returns.
bool enter(const Operator& op);

/// Checks an operator's inputs and gives the tape they are on.
template <std::size_t N>
Tape& common_tape(std::string_view operation, const Line& line, const Var (&inputs)[N]) {
  Tape& tape = inputs[0].tape(line, operation);
  for (const Var& each : inputs) tape.node(each, operation, line);
  return tape;
}

/// The common shape of an operator's inputs.  Throws Error: there is none.
Extents common_shape(std::string_view operation, const Line& line, std::span<const Var> inputs);

/// How a node's rules are called.  Face says what a rule does with numbers: fold its elements into a gradient
/// (Elements) or make a tensor, or something that can add itself to one (Whole).
template <class Face, Text name, Text formula, std::size_t N, class... Rules>
struct Derivative {
  using Lambdas = std::tuple<Rules...>;
  static_assert(sizeof...(Rules) <= N && N <= Operator::most_inputs);
  static_assert(sizeof(Lambdas) <= sizeof(Node::rules) && (std::is_trivially_destructible_v<Rules> && ...),
                "a rule may carry a few numbers, captured by value");

  static const Lambdas& lambdas(const Node& node) {
    return *std::launder(reinterpret_cast<const Lambdas*>(node.rules.data()));
  }

  template <std::size_t K>
  static void pull(Tape& tape, const Node& node) {
    if constexpr (K < sizeof...(Rules)) {
      const auto& rule = std::get<K>(lambdas(node));
      [&]<std::size_t... I>(std::index_sequence<I...>) {
        Face::add(tape, node, tape.node(node.inputs[K]), rule, tape.node(node.inputs[I]).value()...);
      }
      (std::make_index_sequence<N>{});
    }
  }

  template <std::size_t K>
  static Var record([[maybe_unused]] const Node& node, [[maybe_unused]] const Var& g,
                    [[maybe_unused]] const Var& y, [[maybe_unused]] const Var* inputs) {
    if constexpr (K < sizeof...(Rules)) return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::get<K>(lambdas(node))(g, y, inputs[I]...);
      }
    (std::make_index_sequence<N>{});
    else return {};
  }

  static constexpr Operator op{name, formula, {pull<0>, pull<1>, pull<2>}, {record<0>, record<1>, record<2>}};
  static inline const bool entered = enter(op);

  /// Appends a node that carries these rules.
  static Node& append(Tape& tape, const Var (&inputs)[N], const Line& line, Rules... rules) {
    static_cast<void>(entered);
    Node& node = tape.append(&op, inputs, sizeof...(Rules), line);
    std::construct_at(reinterpret_cast<Lambdas*>(node.rules.data()), rules...);
    return node;
  }
};

/// Rules of elements: auto is a Scalar, a Pack of them, or a Var.
struct Elements {
  template <class Rule, class... Inputs>
  static void add(Tape& tape, const Node& node, Node& input, const Rule& rule, const Inputs&... inputs) {
    const Extents shape = extents(input.value());
    const Extents kept = node.kept_shape();
    const bool begun = tape.begin_gradient(input);
    Tensor& gradient = input.gradient();
    resize(gradient, shape);
    const View g(node.gradient(), kept), y(node.value(), kept);
    if (begun) return for_each(Add{}, gradient, shape, rule, g, y, View(inputs)...);
    // The first contribution is written, unless the gradient is a sum over what was broadcast.
    const bool whole = stretches_to(kept, shape) && (... && stretches_to(extents(inputs), shape));
    if (whole) return for_each(Assign{}, gradient, shape, rule, g, y, View(inputs)...);
    gradient.fill(0);
    for_each(Add{}, gradient, shape, rule, g, y, View(inputs)...);
  }
};

/// A reduction of the first input over `axes` (a bit each).  kernel(y, kept, scratch, x) writes y, whose
/// shape is to be seen as `kept`, x's with those axes 1; scratch has y's shape.  Rules are of elements, and g
/// and y stand in them with the reduced axes kept.
template <Text name, Text formula, std::size_t N, class Kernel, class... Rules>
Var reduction(const Line& line, const Var (&inputs)[N], std::uint8_t axes, bool keepdims, Kernel kernel,
              Rules... rules) {
  Tape& tape = common_tape(name, line, inputs);
  const Tensor& x = tape.node(inputs[0].index()).value();
  const Extents kept = kept_shape(extents(x), axes);
  Extents shape;
  for (std::size_t axis = 0; axis < kept.rank(); ++axis)
    if (keepdims || (axes >> axis & 1) == 0) shape.push_back(kept[axis]);
  Node& node = Derivative<Elements, name, formula, N, Rules...>::append(tape, inputs, line, rules...);
  if (!keepdims) node.dropped_axes = axes;
  resize(node.own_value, shape);
  resize(node.own_gradient, shape);  // free until backward, so it serves as scratch
  kernel(node.own_value, kept, node.own_gradient, x);
  return tape.finish(node);
}

/// An operator on elements, with NumPy's broadcasting.  value(inputs…) and each rule(g, y, inputs…) are
/// called with Packs (tensor/element.hpp) and with Vars.
template <Text name, Text formula, std::size_t N, class Value, class... Rules>
Var elementwise(const Line& line, const Var (&inputs)[N], Value value, Rules... rules) {
  Tape& tape = common_tape(name, line, inputs);
  const Extents shape = common_shape(name, line, inputs);
  Node& node = Derivative<Elements, name, formula, N, Rules...>::append(tape, inputs, line, rules...);
  resize(node.own_value, shape);
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    for_each(Assign{}, node.own_value, shape, value, View(tape.node(node.inputs[I]).value())...);
  }
  (std::make_index_sequence<N>{});
  return tape.finish(node);
}

/// Rules of whole tensors: auto is a Tensor or a Var.
struct Whole {
  template <class Rule, class... Inputs>
  static void add(Tape& tape, const Node& node, Node& input, const Rule& rule, const Inputs&... inputs) {
    const bool begun = tape.begin_gradient(input);
    resize(input.gradient(), extents(input.value()));
    put_into(input.gradient(), begun, rule(node.gradient(), node.value(), inputs...));
  }
};

/// An operator on whole tensors.  value(inputs…) and each rule(g, y, inputs…) are called with Tensors and
/// return a Tensor, a lazy value, or an expression of xtensor's; rules are called with Vars too.
template <Text name, Text formula, std::size_t N, class Value, class... Rules>
Var record(const Line& line, const Var (&inputs)[N], Value value, Rules... rules) {
  Tape& tape = common_tape(name, line, inputs);
  const auto of = [&](std::size_t k) -> const Tensor& { return tape.node(inputs[k].index()).value(); };
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    const auto& made = value(of(I)...);  // may throw, so before the node is there
    Node& node = Derivative<Whole, name, formula, N, Rules...>::append(tape, inputs, line, rules...);
    resize(node.own_value, Extents(made.shape()));
    put_into(node.own_value, false, made);
    return tape.finish(node);
  }
  (std::make_index_sequence<N>{});
}

}  // namespace focalgrad
