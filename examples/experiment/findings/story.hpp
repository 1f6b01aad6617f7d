// What the report shows of the first seed's models, during training and at its end.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "examples/experiment/training/follower.hpp"

namespace focalgrad::experiment {

// Columns of numbers, a few hundred of each at most, in four digits; NaN where nothing is known.

struct Points {
  std::vector<double> x, y;
};

/// The ledgers over the steps, each number a mean over a stretch of steps.
struct StepCurves {
  std::vector<double> step;
  std::vector<std::map<std::string, std::vector<double>>> losses;  ///< by the ledger's names
};

/// Of two features: the part of the plane where the training part lies, and some of its points.
struct Plane {
  double left = 0, right = 0, bottom = 0, top = 0;
  std::size_t columns = 0, rows = 0;  ///< of a look's plane
  std::vector<std::string> names;
  Points negatives, positives;
  ClassCounts all;  ///< of how many these points are some
};

/// The models at a shown step.
struct Look {
  struct Model {
    std::vector<double> negatives, positives;  ///< shares of the class with a p_t in each bin
    std::vector<long> plane;                   ///< probabilities in hundredths, row by row; empty: no plane
  };
  std::size_t step = 0;
  std::vector<Model> losses;
};

/// What a ranking of the test part gives.
struct RankingCurves {
  Points precision_recall, roc;
};

/// The share of positives among examples of about the same probability, with its Wilson interval.
struct Reliability {
  std::vector<double> said, seen, low, high;
  std::vector<std::size_t> count;
};

/// How many of the test part a model calls positive at each threshold, those of a probability of at least so
/// much, of `positives` and `negatives` that there are.  From 0 to 1 by hundredths, and finer at both ends,
/// where a model of rare positives has its probabilities.
struct AtThresholds {
  std::vector<double> thresholds;
  std::vector<std::size_t> true_positives, false_positives;
  std::size_t positives = 0, negatives = 0;
};

/// A trained model on the test part.
struct TestCurves : RankingCurves {
  Reliability reliability, calibrated;
  Points cumulative_positives, cumulative_negatives;  ///< of the class's own loss, the easiest first
  AtThresholds at_thresholds;
};

struct Told {
  StepCurves steps;
  std::vector<Look> looks;
  std::optional<Plane> plane;
  std::vector<TestCurves> curves;      ///< one a loss, once the last step was seen
  std::optional<RankingCurves> bayes;  ///< of the true posterior, where it is known
};

class Story {
 public:
  explicit Story(const Config& config) : config_(config) {}

  /// A step's ledgers; those of whole training parts and of later seeds are ignored.
  void add(const StepRecord& record);
  /// The models at a shown step: how sure they are of the training part, and their decisions over the plane
  /// when there are two features.  At the last step also their curves on the test part.
  /// seen: one a trainer.
  void look(std::size_t step, const Trainers& trainers, const SeedData& data, const std::vector<Seen>& seen);
  /// Continues from earlier looks; the steps have to be added again.
  void go_on_from(const Told& told);

  Told told() const;

 private:
  void add_curves(const Trainers& trainers, const SeedData& data, const std::vector<Seen>& seen);
  const Config& config_;
  std::vector<std::vector<Ledger>> ledgers_;  // [step][loss]
  Told told_;                                 // all but the steps
};

}  // namespace focalgrad::experiment
