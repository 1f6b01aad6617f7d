// Backward, one node at a time.
#pragma once

#include <iosfwd>

#include "autograd/tape.hpp"

namespace focalgrad {

/// An observer for tape.backward(loss, trace(out)): at each node the operator's formula, the gradient that
/// arrives, and what is sent to each input.
BackwardObserver trace(std::ostream& to);

}  // namespace focalgrad
