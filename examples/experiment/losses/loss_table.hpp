// Every loss that can be named, a row each: its options, its ranges, and how it is called.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "autograd/var.hpp"
#include "examples/experiment/data/dataset.hpp"
#include "examples/experiment/text/language.hpp"
#include "tensor/range.hpp"

namespace focalgrad::experiment {

using LossOptions = std::map<std::string, double>;

struct OptionRow {
  std::string name;
  Range range;
  std::optional<double> value = {};  ///< when the text leaves it out; none: it is not used
  bool always_said = false;          ///< in the loss's text, though it is the default
};

struct LossRow {
  std::string name;
  Text says;
  std::vector<OptionRow> options;
  /// The loss of each example: logits and targets of one shape → that shape.
  std::function<Var(const Var& logits, const Tensor& targets, const LossOptions& options,
                    const ClassCounts& counts, const Line& line)>
      call;
  /// Whether an example's loss depends on itself only, so that its best probability can be undone.
  bool of_one_example = true;
  enum class Rows { as_they_are, oversampled, undersampled } rows = Rows::as_they_are;
};

/// The table.  Every loss has the option "prior" beside its own: the probability that its model starts with.
const std::vector<LossRow>& loss_table();

/// The texts of the whole comparison, for "all".
const std::vector<std::string>& all_losses();

}  // namespace focalgrad::experiment
