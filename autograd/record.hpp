// How an operator is written: formula, value, and one rule per input, in one place and once; tanh in
// autograd/operators/elementary.cpp is the shortest.
//
// A rule is a pure expression of (g, y, inputs…): g is the gradient that arrives at y.  Leaving out what
// nobody wants, adding up, and undoing a broadcast belong to the engine.  The lambdas are generic, so the one
// text is called with Tensors (an expression of xtensor's, tensor/evaluate.hpp), with registers of numbers
// (tensor/fast/), and with Vars, on which a rule records: gradients of gradients from the same line.
#pragma once

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

/// Enters op in the table that operators() returns.
bool enter(const Operator& op);

/// An operator's inputs.
template <std::size_t N>
struct Inputs {
  /// Throws Error: they are not on one tape, or not of this step.
  Inputs(const Caller& caller, const Var (&inputs)[N]) : tape(inputs[0].tape(caller.line, caller.operation)) {
    for (std::size_t k = 0; k < N; ++k) nodes[k] = &tape.node(inputs[k], caller);
  }
  Tape& tape;
  std::array<const Node*, N> nodes;
};

/// The common shape of an operator's inputs.
/// Throws Error: there is none.
Extents common_shape(const Caller& caller, std::span<const Var> inputs);

/// What a rule gives for `input` has its shape, or one that it was stretched to.
/// Throws Error: another one.
void check_rule(const Node& node, const Node& input, const Extents& given);

/// The rules of an operator, as the tape keeps and calls them.  Called says how: on elements, or Whole.
template <class Called, Text name, Text formula, std::size_t N, class... Rules>
struct Derivative {
  using Lambdas = std::tuple<Rules...>;
  static_assert(sizeof...(Rules) <= N && N <= Operator::most_inputs);
  static_assert(sizeof(Lambdas) <= sizeof(Node::rules) && (std::is_trivially_destructible_v<Rules> && ...),
                "a rule may carry a few numbers, captured by value");
  static_assert(alignof(Lambdas) <= sizeof(double));  // as rules is aligned

  static const Lambdas& lambdas(const Node& node) {
    return *std::launder(reinterpret_cast<const Lambdas*>(node.rules.data()));
  }

  // #region pull
  /// Rule K evaluated, into the gradient of input K.
  template <std::size_t K>
  static void pull(Tape& tape, const Node& node) {
    if constexpr (K < sizeof...(Rules)) {
      Node& input = tape.node(node.inputs[K]);
      const bool begun = tape.begin_gradient(input);
      std::array<const Node*, N> x;
      for (std::size_t k = 0; k < N; ++k) x[k] = &tape.node(node.inputs[k]);
      std::apply(
          [&](const auto*... from) { Called::add(input, begun, std::get<K>(lambdas(node)), node, *from...); },
          x);
    }
  }
  // #endregion pull

  /// Rule K recorded.
  template <std::size_t K>
  static Var record([[maybe_unused]] const Node& node, [[maybe_unused]] const Var& g,
                    [[maybe_unused]] const Var& y, [[maybe_unused]] std::span<const Var> inputs) {
    if constexpr (K < sizeof...(Rules) && !lean) {
      std::array<Var, N> each;
      std::copy_n(inputs.begin(), N, each.begin());
      const Var made =
          std::apply([&](const auto&... x) -> Var { return std::get<K>(lambdas(node))(g, y, x...); }, each);
      if (Called::whole) check_rule(node, g.tape().node(inputs[K].index()), extents(made));
      return made;
    } else {
      return {};
    }
  }

  static constexpr Operator op{name, formula, {pull<0>, pull<1>, pull<2>}, {record<0>, record<1>, record<2>}};
  static inline const bool entered = lean || enter(op);

  // #region append
  /// Appends a node that carries these rules.
  static Node& append(Tape& tape, std::span<const Var> inputs, const Line& line, Rules... rules) {
    static_cast<void>(entered);
    Node& node = tape.append(&op, inputs, sizeof...(Rules), line);
    std::construct_at(reinterpret_cast<Lambdas*>(node.rules.data()), rules...);
    return node;
  }
  // #endregion append
};

/// Rules of elements.  In those of a reduction g and y stand with the axes that it left out as 1.
struct Elements {
  static constexpr bool whole = false;
  static void add(Node& to, bool begun, const auto& rule, const Node& node, const auto&... inputs) {
    if (!lean && node.is_scalar() && (inputs.is_scalar() && ...)) {
      if (!begun && !to.is_number()) resize(to.gradient(), {});
      const Number g = node.item_of_gradient(), y = node.item();
      const Scalar part = of_numbers(rule, g, y, Number(inputs.item())...);
      Scalar& sum = to.is_number() ? to.slope() : *to.gradient().data();
      sum = begun ? sum + part : part;
      return;
    }
    const Extents kept = node.kept_shape();
    accumulate(to.gradient(), extents(to.value()), begun, rule, View(node.gradient(), kept),
               View(node.value(), kept), View(inputs.value())...);
  }
};

/// Rules of whole tensors, which return a tensor, a lazy value (tensor/lazy.hpp), or an expression.
struct Whole {
  static constexpr bool whole = true;
  static void add(Node& to, bool begun, const auto& rule, const Node& node, const auto&... inputs) {
    const auto& made = rule(node.gradient(), node.value(), inputs.value()...);
    check_rule(node, to, Extents(made.shape()));
    put_into(to.gradient(), extents(to.value()), begun, made);
  }
};

// #region elementwise
/// An operator on elements, with NumPy's broadcasting.
template <Text name, Text formula, std::size_t N, class Value, class... Rules>
Var elementwise(const Line& line, const Var (&inputs)[N], Value value, Rules... rules) {
  const Inputs from({name, line}, inputs);
  return std::apply(
      [&](const auto*... x) {
        const bool scalars = !lean && (x->is_scalar() && ...);
        const Extents shape = scalars ? Extents() : common_shape({name, line}, inputs);
        Node& node =
            Derivative<Elements, name, formula, N, Rules...>::append(from.tape, inputs, line, rules...);
        if (scalars) {
          node.number(of_numbers(value, Number(x->item())...));
        } else {
          resize(node.tensor(), shape);
          assign(node.tensor(), value, View(x->value())...);
        }
        return from.tape.finish(node);
      },
      from.nodes);
}
// #endregion elementwise
/// Of two operands, either of which may be a number.
template <Text name, Text formula, class Value, class... Rules>
Var elementwise(const Operand& x, const Operand& w, Value value, Rules... rules) {
  return elementwise<name, formula>(x.line(), {x.beside(w, name), w.beside(x, name)}, value, rules...);
}

/// A reduction of the first input.  kernel(y, kept, scratch, x) writes y, whose shape is to be seen as
/// `kept`, x's with the reduced axes 1; scratch has y's shape.
template <Text name, Text formula, std::size_t N, class Kernel, class... Rules>
Var reduction(const Line& line, const Var (&inputs)[N], const Axes& axes, bool keepdims, Kernel kernel,
              Rules... rules) {
  const Inputs from({name, line}, inputs);
  const Tensor& x = from.nodes[0]->value();
  const std::uint8_t mask = axes.mask(extents(x), from.tape.called({name, line}));
  const Extents kept = kept_shape(extents(x), mask);
  Node& node = Derivative<Elements, name, formula, N, Rules...>::append(from.tape, inputs, line, rules...);
  node.dropped_axes = keepdims ? 0 : mask;
  const Extents shape = keepdims ? kept : without_axes(kept, mask);
  resize(node.tensor(), shape);
  resize(node.gradient(), shape);  // free until backward, so it serves as scratch
  kernel(node.tensor(), kept, node.gradient(), x);
  return from.tape.finish(node);
}

/// An operator on whole tensors.
template <Text name, Text formula, std::size_t N, class Value, class... Rules>
Var record(const Line& line, const Var (&inputs)[N], Value value, Rules... rules) {
  const Inputs from({name, line}, inputs);
  return std::apply(
      [&](const auto*... x) {
        const auto& made = value(x->value()...);  // may throw, so before the node is there
        Node& node = Derivative<Whole, name, formula, N, Rules...>::append(from.tape, inputs, line, rules...);
        put_into(node.tensor(), Extents(made.shape()), false, made);
        return from.tape.finish(node);
      },
      from.nodes);
}

}  // namespace focalgrad
