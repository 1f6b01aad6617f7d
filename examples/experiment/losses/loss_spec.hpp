// Losses by a short text: "ce", "ce:pos_weight=99", "focal:gamma=2:alpha=0.25".
#pragma once

#include <string_view>

#include "examples/experiment/losses/loss_table.hpp"

namespace focalgrad::experiment {

class LossSpec {
 public:
  /// Reads a text as above; options that it leaves out are its own; focal loss takes "gamma" and "alpha"
  /// from `defaults` where they are there.
  /// alpha may be "balanced": the share of negatives in the training part.
  /// Throws Error: a loss or an option that there is not, naming those there are; a value out of range.
  static LossSpec parse(std::string_view text, const std::map<std::string, double>& defaults = {});
  /// The same for a list with commas; "all" stands for all_losses().  Throws Error also: the same loss twice;
  /// an empty list.
  static std::vector<LossSpec> parse_list(std::string_view text,
                                          const std::map<std::string, double>& defaults = {});

  /// The text that gives this loss back, with every option that is not the default:
  /// "focal:gamma=2:alpha=0.25".
  const std::string& text() const { return text_; }
  const LossRow& row() const { return *row_; }
  /// An option's value; none when it is left out, or is balanced, which only the data decide.
  std::optional<double> option(const std::string& name) const;
  /// The loss of each example: logits of any shape, targets of the same → that shape.
  Var operator()(const Var& logits, const Tensor& targets, const ClassCounts& counts, Line line = {}) const;

 private:
  const LossRow* row_ = nullptr;
  std::string text_;
  LossOptions options_;
  bool balanced_ = false;  // alpha is the negatives' share, so that both classes weigh the same
};

/// A line for each loss, with its options, for --help.
std::string known_losses(Language language = Language::english);

}  // namespace focalgrad::experiment
