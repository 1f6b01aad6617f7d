// The tape: every value in the order it was computed, and backward, which walks that list from its end.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "autograd/node.hpp"
#include "tensor/blocks.hpp"

namespace focalgrad {

struct BackwardStep;  // autograd/show/observe.hpp
using BackwardObserver = std::function<void(const BackwardStep&)>;

/// How far a tape had come; it stays good until the tape is rewound beyond it.
struct Mark {
  std::size_t size;
  std::uint32_t stamp;
};

/// How what follows is recorded (autograd/recording.hpp).
struct Recording {
  bool wants_gradients = true;
  std::uint16_t layer = 0;                           // its place in Tape::layers
  std::optional<Caller> caller;                      // whose steps these are
  void (*made)(const Tape&, const Node&) = nullptr;  // told of each value when it is computed,
  void (*sent)(const Tape&, const Node&) = nullptr;  // and of each node when backward has left it
};

/// A Wengert list: operators append to it, backward() walks it from the end.  A tape belongs to one thread.
class Tape {
 public:
  Tape();
  ~Tape();
  Tape(const Tape&) = delete;
  Tape& operator=(const Tape&) = delete;

  /// A leaf without gradient.  The value is copied into the tape's own, recycled memory.
  Var constant(const Tensor& value, std::string_view name = {}, Line line = {});
  Var constant(Scalar value, std::string_view name = {}, Line line = {});
  /// The same, read in place: it must stay as it is until the step's end.
  Var data(const Tensor& value, std::string_view name = {}, Line line = {});
  Var data(const Tensor&& value, std::string_view name = {}, Line line = {}) = delete;
  /// A leaf that wants a gradient, read with Var::grad().
  Var variable(const Tensor& value, std::string_view name = {}, Line line = {});
  Var variable(Scalar value, std::string_view name = {}, Line line = {});
  /// A leaf that reads `parameter` in place; backward adds to parameter.grad.  It must outlive its use.
  /// Throws Error: value and grad of the parameter differ in shape.
  Var parameter(Parameter& parameter, Line line = {});

  /// Computes d(loss)/d(leaf) for every leaf that wants it.  Gradients of variables and of values in between
  /// are set, those of Parameters are added to.
  /// Throws Error: loss has more than one element; it depends on no leaf that wants a gradient; backward
  /// already ran on this tape since the last rewind() or clear_gradients(); a parameter was changed since the
  /// loss was computed from it; an observer calls it.
  void backward(const Var& loss, Line line = {});
  /// The same with d(loss)/d(y) = seed, of y's shape.
  void backward(const Var& y, const Tensor& seed, Line line = {});
  /// The same as the first, calling observer at each node that the loss depends on, from the loss to the
  /// leaves (autograd/show/observe.hpp).
  /// Throws Error: the observer is empty.
  void backward(const Var& loss, const BackwardObserver& observer, Line line = {});

  /// Forgets all values and keeps their memory for the next step.  Vars made before are then refused.
  /// Throws Error: an observer of backward calls it.
  void rewind(Line line = {});
  /// Where it stands now, and back to there: parameters and data recorded once may serve many steps.
  Mark mark() const;
  /// Throws Error: the tape was rewound beyond the mark since.
  void rewind(const Mark& mark, Line line = {});
  /// Forgets the gradients of the last backward(), so that another may run.  Parameters keep theirs.
  /// Throws Error: an observer of backward calls it.
  void clear_gradients(Line line = {});

  /// How many values it holds.
  std::size_t size() const { return size_; }
  /// The memory it holds, in bytes: that of values forgotten by a rewind too, which the next ones will have.
  std::size_t bytes() const;
  /// Whether the last backward() sent the value at this place a gradient; and where it was called.
  bool has_gradient(std::size_t index) const { return backward_line_ && nodes_[index].reached == pass_; }
  const std::optional<Line>& backward_line() const { return backward_line_; }

  // What operators are written with (autograd/record.hpp).

  /// What errors name: this caller, or the function that it is a step of (RecordingLine).
  Caller called(const Caller& caller) const { return recording.caller.value_or(caller); }
  /// The node of a Var.
  /// Throws Error: an empty Var, one of another tape, one from before a rewind.
  Node& node(const Var& var, const Caller& caller) {
    const bool here = var.place_ == place_ && var.index_ < size_;
    if (!here || nodes_[var.index_].stamp != var.stamp_) refuse(var, caller);
    return nodes_[var.index_];
  }
  Node& node(std::size_t index) { return nodes_[index]; }
  const Node& node(std::size_t index) const { return nodes_[index]; }
  Var var(std::size_t index) { return {place_, static_cast<std::uint32_t>(index), nodes_[index].stamp}; }
  /// A constant of this shape; its elements are the caller's to write, by node(…).tensor().
  Var blank(const Extents& shape, std::string_view name, const Line& line);
  /// Appends a node made by op from inputs, of which the first `differentiable` have a rule; its value is the
  /// caller's to write, and finish() then gives its Var.
  Node& append(const Operator* op, std::span<const Var> inputs, std::size_t differentiable, const Line& line);
  Var finish(const Node& made) {
    if (recording.made) recording.made(*this, made);
    return var(size_ - 1);
  }
  /// Starts a backward pass: the gradient of y is the seed, or 1 without one.
  void start_backward(const Var& y, const Tensor* seed, const Line& line);
  /// Throws Error: a parameter is not what y was computed from, or its gradient has another shape.
  void check_parameters(const Var& y, const Caller& caller) const;
  /// Whether an input's gradient is already begun in this pass; marks it begun.
  bool begin_gradient(Node& node);

  Recording recording;
  std::vector<std::string> layers = {""};  ///< the paths of the layers it has recorded, "" outside any

 private:
  [[noreturn]] void refuse(const Var& var, const Caller& caller) const;
  Var leaf(const Extents& shape, const Scalar* data, bool wants_gradient, std::string_view name,
           const Line& line);
  void walk_back(std::size_t from);
  /// The value that append() makes is computed from a parameter as it is now.
  void note_reading(std::size_t leaf);
  /// Whether a gradient flows from value number y to value number `on`.
  bool depends(std::size_t y, std::size_t on) const;
  /// This pass begins to add to a parameter's gradient.
  static void note_adding(Parameter& to);
  /// Throws Error: backward is running, and what it walks along must stay.
  void check_not_walking(std::string_view operation, const Line& line) const;

  /// Value number `by` was computed from the parameter at `leaf` when that had this version and shape.
  struct Reading {
    std::size_t by, leaf;
    std::uint64_t version;
    Extents shape;
  };

  Blocks<Node> nodes_;
  std::size_t size_ = 0;
  TapePlace* place_;
  std::vector<Reading> readings_;
  bool walking_ = false;
  std::uint64_t pass_ = 0;
  std::optional<Line> backward_line_;  // where backward ran since the last rewind
};

}  // namespace focalgrad

#include "autograd/recording.hpp"
