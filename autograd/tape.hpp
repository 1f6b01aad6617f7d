// The tape: every value in the order it was computed, and backward, which walks that list from its end.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "autograd/node.hpp"

namespace focalgrad {

/// One step of backward(): a node's gradient is complete, and its rules have sent theirs on.
struct BackwardStep {
  struct Sent {
    std::size_t input;   ///< the place on the tape of the input that received it
    const Tensor& part;  ///< what this node added to its gradient
  };
  const Tape& tape;
  std::size_t node;            ///< the node's place on the tape
  const Tensor& gradient;      ///< d(loss)/d(node)
  std::span<const Sent> sent;  ///< empty for a leaf
};
using BackwardObserver = std::function<void(const BackwardStep&)>;

/// How far a tape had come; it stays good until the tape is rewound beyond it.
struct Mark {
  std::size_t size;
  std::uint64_t stamp;
};

/// A Wengert list.  Operators append to it, backward() walks it from the end: creation order is already a
/// topological order, so there is no graph search and no recursion.  A tape belongs to one thread.
class Tape {
 public:
  Tape() = default;
  Tape(const Tape&) = delete;
  Tape& operator=(const Tape&) = delete;

  /// A leaf without gradient.  The value is copied into the tape's own, recycled memory.
  Var constant(const Tensor& value, std::string_view name = {}, Line line = {}) {
    return leaf(extents(value), value.data(), false, name, line);
  }
  Var constant(Scalar value, std::string_view name = {}, Line line = {}) {
    return leaf({}, &value, false, name, line);
  }
  /// A leaf that wants a gradient, read with Var::grad().
  Var variable(const Tensor& value, std::string_view name = {}, Line line = {}) {
    return leaf(extents(value), value.data(), true, name, line);
  }
  Var variable(Scalar value, std::string_view name = {}, Line line = {}) {
    return leaf({}, &value, true, name, line);
  }
  /// A leaf that reads `parameter` in place; backward adds to parameter.grad.  The Parameter must outlive its
  /// use. Throws Error: value and grad of the parameter differ in shape.
  Var parameter(Parameter& parameter, Line line = {});

  /// Computes d(loss)/d(leaf) for every leaf that wants it.  Gradients of variables and of values in between
  /// are set, those of Parameters are added to. Throws Error: loss has more than one element; it depends on
  /// no leaf that wants a gradient; backward already ran on this tape since the last rewind() or
  /// clear_gradients().
  void backward(const Var& loss, Line line = {});
  /// The same with d(loss)/d(y) = seed, of y's shape.
  void backward(const Var& y, const Tensor& seed, Line line = {});
  /// The same, calling observer at each node that the loss depends on, from the loss to the leaves.
  void backward(const Var& loss, const BackwardObserver& observer, Line line = {});

  /// Forgets all values and keeps their memory for the next step.  Vars made before are then refused.
  void rewind();
  /// Where it stands now, and back to there: parameters and data recorded once may serve many steps.
  Mark mark() const;
  /// Throws Error: the tape was rewound beyond the mark since.
  void rewind(const Mark& mark, Line line = {});
  /// Forgets the gradients of the last backward(), so that another may run.  Parameters keep theirs.
  void clear_gradients() { backward_line_.reset(); }

  /// How many values it holds.
  std::size_t size() const { return size_; }
  /// The memory it holds, in bytes: that of values forgotten by a rewind too, which the next ones will have.
  std::size_t bytes() const;
  /// Whether the last backward() sent the value at this place a gradient.
  bool has_gradient(std::size_t index) const { return backward_line_ && nodes_[index].reached == pass_; }
  /// The value that the last backward() started from.
  std::optional<std::size_t> loss() const { return backward_line_ ? std::optional(loss_) : std::nullopt; }
  /// The paths of the layers whose values it has held, "" for values outside any (Layer).
  const std::vector<std::string>& layers() const { return layers_; }

  // What operators are written with.

  /// The node of a Var.  Throws Error naming `operation`: an empty Var, one of another tape, one from before
  /// a rewind.
  Node& node(const Var& var, std::string_view operation, const Line& line);
  Node& node(std::size_t index) { return nodes_[index]; }
  const Node& node(std::size_t index) const { return nodes_[index]; }
  Var var(std::size_t index) { return {this, static_cast<std::uint32_t>(index), nodes_[index].stamp}; }
  /// A constant of this shape; its elements are the caller's to write, by node(…).own_value.
  Var blank(const Extents& shape, std::string_view name, const Line& line);
  /// Appends a node made by op from inputs, of which the first `differentiable` have a rule; its value is the
  /// caller's to write, and finish() then gives its Var.
  Node& append(const Operator* op, std::span<const Var> inputs, std::size_t differentiable, const Line& line);
  Var finish(const Node& made) {
    if (detect_anomaly_) check_value(made);
    return var(size_ - 1);
  }
  /// Whether an input's gradient is already begun in this pass; marks it begun.
  bool begin_gradient(Node& node);

  // What observers and checkers of backward are written with.

  /// Runs all the rules of the node at a place, instead of the engine.
  using Pull = std::function<void(std::size_t node)>;
  void backward(const Var& y, const Tensor& seed, const Pull& pull, Line line = {});
  /// What rule k of a node gives, on its own; and adding that to the input's gradient.
  Tensor part(const Node& made, std::size_t k);
  void send(const Node& made, std::size_t k, const Tensor& part);

 private:
  friend class Var;
  friend struct NoGrad;
  friend struct Layer;
  friend struct DetectAnomaly;
  friend struct RecordingLine;
  Var leaf(const Extents& shape, const Scalar* data, bool wants_gradient, std::string_view name,
           const Line& line);
  std::uint16_t layer_at(std::string_view path);
  void walk_back(const Var& y, const Scalar* seed, const Pull& pull, const Line& line);
  void check_value(const Node& made) const;
  void check_gradients(const Node& made) const;

  std::deque<Node> nodes_;
  std::size_t size_ = 0;
  std::uint64_t next_stamp_ = 1;
  std::uint64_t pass_ = 0;
  std::size_t loss_ = 0;
  std::vector<std::string> layers_ = {""};
  std::uint16_t layer_ = 0;             // of what is recorded now
  std::optional<Line> backward_line_;   // where backward ran since the last rewind
  std::optional<Line> recording_line_;  // whose rules are being recorded
  bool no_grad_ = false;
  bool detect_anomaly_ = false;
};

/// Sets something of a tape while it lives.
template <class T>
class Scope {
 public:
  Scope(T& what, T now) : what_(what), before_(std::exchange(what, now)) {}
  ~Scope() { what_ = before_; }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

 private:
  T& what_;
  T before_;
};

/// While it lives, what the tape records wants no gradient.
struct NoGrad : Scope<bool> {
  explicit NoGrad(Tape& tape) : Scope(tape.no_grad_, true) {}
};

/// While it lives, what the tape records belongs to this layer ("hidden.0") in pictures of the tape.  Module
/// says it of itself.
struct Layer : Scope<std::uint16_t> {
  Layer(Tape& tape, std::string_view path) : Scope(tape.layer_, tape.layer_at(path)) {}
};

/// While it lives, the first NaN or infinity among values and gradients throws Error: the operator, its line,
/// the element, and what it was made of.
struct DetectAnomaly : Scope<bool> {
  explicit DetectAnomaly(Tape& tape) : Scope(tape.detect_anomaly_, true) {}
};

/// While it lives, what the tape records stands under this line: a rule's steps belong to the operator they
/// derive.
struct RecordingLine : Scope<std::optional<Line>> {
  RecordingLine(Tape& tape, const Line& line) : Scope(tape.recording_line_, line) {}
};

}  // namespace focalgrad
