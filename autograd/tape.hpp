// The tape: every value in the order it was computed, and backward, which walks that list from its end.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "autograd/var.hpp"

namespace focalgrad {

namespace nn {
struct Parameter;
}

/// What the tape knows of an operator: its name, its formula, and its rule for each input.
struct Operator {
  static constexpr std::size_t most_inputs = 3;
  std::string_view name;
  std::string_view formula;
  /// Adds the rule's value into the gradient of input k.
  std::array<void (*)(Tape&, const Node&), most_inputs> pull{};
  /// The same rule recorded on the tape, as a function of (g, y, inputs).
  std::array<Var (*)(const Node&, const Var& g, const Var& y, const Var* inputs), most_inputs> record{};
};

/// Every operator of the program, by name.  The library's own are all there before main begins.
std::span<const Operator* const> operators();

/// One value of a tape and how it was made.
struct Node {
  const Operator* op = nullptr;  // none: a leaf
  std::array<std::uint32_t, Operator::most_inputs> inputs{};
  std::uint8_t input_count = 0;
  bool wants_gradient = false;
  std::uint8_t dropped_axes = 0;  // bit k: a reduction left out axis k of its input
  std::uint16_t layer = 0;        // its place in Tape::layers()
  std::uint64_t stamp = 0;        // a Var is good as long as its stamp is its node's
  std::uint64_t reached = 0;      // the backward pass that last sent it a gradient
  nn::Parameter* parameter = nullptr;
  Line line;
  std::string name;
  alignas(std::max_align_t) std::array<std::byte, 64> rules{};  // the lambdas, with the numbers they carry

  const Tensor& value() const;
  Tensor& gradient();
  const Tensor& gradient() const { return const_cast<Node*>(this)->gradient(); }
  /// The value's shape with the axes that a reduction dropped standing as 1.
  Extents kept_shape() const;

  Tensor own_value, own_gradient;  // memory that outlives a rewind
};

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
  Var constant(const Tensor& value, std::string_view name = {}, Line line = {});
  Var constant(Scalar value, std::string_view name = {}, Line line = {});
  /// A leaf that wants a gradient, read with Var::grad().
  Var variable(const Tensor& value, std::string_view name = {}, Line line = {});
  Var variable(Scalar value, std::string_view name = {}, Line line = {});
  /// A leaf that reads `parameter` in place; backward adds to parameter.grad.  The Parameter must outlive its
  /// use. Throws Error: value and grad of the parameter differ in shape.
  Var parameter(nn::Parameter& parameter, Line line = {});

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
  /// Whether the last backward() sent the value at this place a gradient.
  bool has_gradient(std::size_t index) const { return backward_line_ && nodes_[index].reached == pass_; }
  /// The value that the last backward() started from.
  std::optional<std::size_t> loss() const { return backward_line_ ? std::optional(loss_) : std::nullopt; }
  /// The paths of the layers whose values it has held, "" for values outside any (Layer).
  const std::vector<std::string>& layers() const { return layers_; }
  /// How many values it holds.
  std::size_t size() const { return size_; }
  /// The memory it holds, in bytes: that of values forgotten by a rewind too, which the next ones will have.
  std::size_t bytes() const;

  // What operators are written with.

  /// The node of a Var.  Throws Error naming `operation`: an empty Var, one of another tape, one from before
  /// a rewind.
  Node& node(const Var& var, std::string_view operation, const Line& line);
  Node& node(std::size_t index) { return nodes_[index]; }
  const Node& node(std::size_t index) const { return nodes_[index]; }
  Var var(std::size_t index) { return {this, static_cast<std::uint32_t>(index), nodes_[index].stamp}; }
  /// A constant of this shape; its elements are the caller's to write, by node(…).own_value.
  Var blank(const Extents& shape, std::string_view name, Line line);
  /// Appends a node made by op from inputs, of which the first `differentiable` have a rule; its value is the
  /// caller's to write, and finish() then gives its Var.
  Node& append(const Operator* op, std::span<const Var> inputs, std::size_t differentiable, const Line& line);
  Var finish(const Node& made) {
    if (detect_anomaly_ > 0) check_value(made);
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
  friend class DetectAnomaly;
  friend class Layer;
  friend class NoGrad;
  friend class RecordingLine;
  friend class Var;
  Node& leaf(const Line& line, std::string_view name, bool wants_gradient);
  void walk_back(const Var& y, const Scalar* seed, const Pull* pull, const Line& line);
  void check_value(const Node& made) const;
  void check_gradients(const Node& made) const;

  std::deque<Node> nodes_;
  std::size_t size_ = 0;
  std::uint64_t next_stamp_ = 1;
  std::uint64_t pass_ = 0;
  std::vector<std::string> layers_ = {""};
  std::uint16_t layer_ = 0;  // of what is recorded now
  std::size_t loss_ = 0;
  std::optional<Line> backward_line_;   // where backward ran since the last rewind
  std::optional<Line> recording_line_;  // whose rules are being recorded
  int no_grad_ = 0;
  int detect_anomaly_ = 0;
};

/// While it lives, what the tape records wants no gradient.
class NoGrad {
 public:
  explicit NoGrad(Tape& tape) : tape_(tape) { ++tape_.no_grad_; }
  ~NoGrad() { --tape_.no_grad_; }
  NoGrad(const NoGrad&) = delete;
  NoGrad& operator=(const NoGrad&) = delete;

 private:
  Tape& tape_;
};

/// While it lives, what the tape records belongs to this layer ("hidden.0") in pictures of the tape.  Module
/// says it of itself.
class Layer {
 public:
  Layer(Tape& tape, std::string_view path);
  ~Layer() { tape_.layer_ = before_; }
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

 private:
  Tape& tape_;
  std::uint16_t before_;
};

/// While it lives, the first NaN or infinity among values and gradients throws Error: the operator, its line,
/// the element, and what it was made of.
class DetectAnomaly {
 public:
  explicit DetectAnomaly(Tape& tape) : tape_(tape) { ++tape_.detect_anomaly_; }
  ~DetectAnomaly() { --tape_.detect_anomaly_; }
  DetectAnomaly(const DetectAnomaly&) = delete;
  DetectAnomaly& operator=(const DetectAnomaly&) = delete;

 private:
  Tape& tape_;
};

/// While it lives, what the tape records stands under this line: a rule's steps belong to the operator they
/// derive.
class RecordingLine {
 public:
  RecordingLine(Tape& tape, const Line& line) : tape_(tape), before_(tape.recording_line_) {
    tape_.recording_line_ = line;
  }
  ~RecordingLine() { tape_.recording_line_ = before_; }
  RecordingLine(const RecordingLine&) = delete;
  RecordingLine& operator=(const RecordingLine&) = delete;

 private:
  Tape& tape_;
  std::optional<Line> before_;
};

/// "'w1', parameter, mlp.cpp:12": what errors say of a value.
std::string describe(const Node& node);

}  // namespace focalgrad
