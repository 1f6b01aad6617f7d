// How what follows is recorded: set by objects that put it back when they go.
#pragma once

#include <optional>
#include <utility>

#include "autograd/tape.hpp"

namespace focalgrad {

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
  explicit NoGrad(Tape& tape) : Scope(tape.recording.wants_gradients, false) {}
};

/// While it lives, what is recorded, and what errors say, is a step of this operation at this line: the first
/// statement of a function that is written with operators.  Inside another one it changes nothing: the user
/// called that.
struct RecordingLine : Scope<std::optional<Caller>> {
  /// Throws Error naming the operation: an empty Var.
  RecordingLine(const Var& x, std::string_view operation, const Line& line)
      : Scope(x.tape(line, operation).recording.caller, x.called(operation, line)),
        caller_(x.called(operation, line)) {}
  /// What the function's own checks name.
  operator const Caller&() const { return caller_; }

 private:
  Caller caller_;
};

}  // namespace focalgrad
