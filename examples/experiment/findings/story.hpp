// What the first seed's models looked like on the way and at the end: what the report shows of them.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "examples/experiment/training/experiment.hpp"

namespace focalgrad::experiment {

class Story {
 public:
  explicit Story(const Config& config) : config_(config) {}

  /// A step's ledgers; those of whole training parts and of later seeds are passed over.
  void add(const StepRecord& record);
  /// The models at a shown step: how sure they are of the training part, and their decisions over the plane
  /// when there are two features.  At the last step also their curves on the test part.
  void look(std::size_t step, const Trainers& trainers, const SeedData& data);
  /// Looks as they were told before, to go on from; steps are added again.
  void go_on_from(const nlohmann::json& told);

  /// steps, looks, plane, points, curves: columns of numbers, a few hundred of each at most; a look's plane
  /// is in hundredths.
  nlohmann::json told() const;

 private:
  const Config& config_;
  std::vector<std::vector<Ledger>> ledgers_;  // [step][loss]
  nlohmann::json looks_, plane_, points_, curves_;
};

}  // namespace focalgrad::experiment
