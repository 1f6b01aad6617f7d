// How what follows is recorded: set by objects that put it back when they go.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
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
      : Scope(x.tape(line, operation).recording.caller, x.called(operation, line)) {}
};

/// While it lives, what is recorded belongs to this layer ("hidden.0") in pictures of the tape.  Module says
/// it of itself.
struct Layer : Scope<std::uint16_t> {
  Layer(Tape& tape, std::string_view path) : Scope(tape.recording.layer, place(tape.layers, path)) {}

 private:
  static std::uint16_t place(std::vector<std::string>& layers, std::string_view path) {
    const auto found = std::find(layers.begin(), layers.end(), path) - layers.begin();
    if (found == std::ssize(layers)) layers.emplace_back(path);
    return static_cast<std::uint16_t>(found);
  }
};

}  // namespace focalgrad
