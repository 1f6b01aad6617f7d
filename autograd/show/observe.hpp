// Backward one node at a time, and what each rule sends.
#pragma once

#include <iosfwd>
#include <span>

#include "autograd/tape.hpp"

namespace focalgrad {

/// One step of backward(): a node's gradient is complete, and its rules have sent theirs on.
struct BackwardStep {
  /// What one input received.
  struct Sent {
    std::size_t input;   ///< the place on the tape of the input that received it
    const Tensor& part;  ///< what this node added to its gradient
  };
  const Tape& tape;
  std::size_t node;            ///< the node's place on the tape
  const Tensor& gradient;      ///< d(loss)/d(node)
  std::span<const Sent> sent;  ///< empty for a leaf
};

/// An observer for tape.backward(loss, trace(out)): at each node the operator's formula, the gradient that
/// arrives, and what is sent to each input.
BackwardObserver trace(std::ostream& to);

/// What rule k of a node gives in the pass that is under way, on its own.
Tensor part_of(Tape& tape, const Node& made, std::size_t k);
/// Adds a part to the gradient of input k.
void send(Tape& tape, const Node& made, std::size_t k, const Tensor& part);

}  // namespace focalgrad
