// The shape of an operator's input, for what is checked before anything is recorded.
#pragma once

#include "autograd/tape.hpp"

namespace focalgrad {

/// Throws Error naming the caller: an empty Var, one from before a rewind.
inline Extents shape_of(const Var& x, const Caller& caller) {
  return extents(x.tape(caller.line, caller.operation).node(x, caller).value());
}

}  // namespace focalgrad
