// A probe calls what students write, and answers with the numbers that come of it.  It knows nothing of the
// right ones: another process compares (grader/judging.py).
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "focalgrad.hpp"

namespace probe {

using Tensors = std::vector<focalgrad::Tensor>;
/// What is asked for by one name: inputs in, outputs out.
using Call = std::function<Tensors(const Tensors&)>;
using Calls = std::map<std::string, Call>;

/// Reads cases from standard input, calls, and answers on the file descriptor that the last argument names.
///   case ID CALL N, and a line "RANK SIZES… NUMBERS…" for each of the N inputs
///   -> answer ID N, and as many such lines; or: failed ID KIND MESSAGE, KIND being unfinished, memory or
///   error
int answer(int argc, char** argv, const Calls& calls);

/// A number as a tensor of rank 0, and back.
focalgrad::Tensor scalar(double x);
double number(const focalgrad::Tensor& x);

/// A function of some variables.
using Function = std::function<focalgrad::Var(const std::vector<focalgrad::Var>&)>;
/// Three calls for a function:
///   name    x… -> y
///   name'   x…, g -> the gradient of each x, g being the one that arrives at y
///   name''  x…, g -> of each x the gradient of Σ (gradient of every x): rules are to be differentiable too
void add(Calls& calls, const std::string& name, const Function& function);

}  // namespace probe
