// Does gradcheck find a wrong rule?  It breaks each rule in turn and looks.
#pragma once

#include "autograd/check/gradcheck.hpp"

namespace focalgrad {

/// A way to break a rule: its result negated; taken one and a half times; with the result y or an input in it
/// taken as 0, which drops the term it stands in; or not summed over what was broadcast.
enum class Mutation { sign, factor, dropped_term, broadcast };

/// Which broken rules gradcheck refused; true when it refused all.
struct MutationReport {
  std::vector<std::string> caught;    ///< "tanh, input 0: sign", for each broken rule that gradcheck refused
  std::vector<std::string> survived;  ///< and for each that it let pass
  explicit operator bool() const { return survived.empty() && !caught.empty(); }
};

/// Runs gradcheck of the first order on f once for each way to break each rule of each operator that f
/// records.  A change that makes no difference at these inputs is left out.
/// Throws Error: f does not pass whole.
MutationReport mutation_test(const Functions& f, const std::vector<Tensor>& inputs,
                             const GradcheckOptions& options = {}, Line line = {});

}  // namespace focalgrad
