#pragma once

#include "autograd/tape.hpp"

namespace focalgrad {

/// The Var that an operand is, or the constant that its number becomes on the other operand's tape.
inline Var on_tape(const Operand& x, const Var& other) {
  return x.is_number() ? other.tape(x.line()).constant(x.number(), {}, x.line()) : x.var();
}
inline Var on_tape(const Operand& x, const Operand& other) { return on_tape(x, other.var()); }

}  // namespace focalgrad
