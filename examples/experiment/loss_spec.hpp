// Losses by a short text: "ce", "ce:pos_weight=99", "focal:gamma=2:alpha=0.25".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "autograd/var.hpp"

namespace focalgrad::experiment {

class LossSpec {
 public:
  /// Reads a text as above; options that it leaves out come from `defaults` where the loss has them ("gamma",
  /// "alpha"), and are its own otherwise.
  /// Throws Error: a loss or an option that there is not, naming those there are; a value out of range.
  static LossSpec parse(std::string_view text, const std::map<std::string, double>& defaults = {});
  /// The same for a list with commas.  Throws Error also: the same loss twice; an empty list.
  static std::vector<LossSpec> parse_list(std::string_view text,
                                          const std::map<std::string, double>& defaults = {});

  /// The text that gives this loss back, with every option that matters: "focal:gamma=2:alpha=0.25".
  const std::string& text() const { return text_; }
  /// An option's value; none when it is left out.
  std::optional<double> option(const std::string& name) const;
  /// The loss of each example: logits of any shape, targets of the same → that shape.
  Var operator()(const Var& logits, const Tensor& targets, Line line = {}) const;

 private:
  std::string name_, text_;
  std::map<std::string, double> options_;
};

/// A line for each loss, with its options, for --help.
std::string known_losses();

}  // namespace focalgrad::experiment
