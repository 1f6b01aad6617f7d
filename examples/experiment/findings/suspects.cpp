#include "examples/experiment/findings/suspects.hpp"

#include <algorithm>

#include "examples/experiment/text/sentence.hpp"
#include "metrics/metrics.hpp"

namespace focalgrad::experiment {

namespace {

constexpr double nearly_all = 0.99;
constexpr std::size_t fewest = 5, enough = 10000;

/// Rows of both classes, at most `enough` of each: the ROC-AUC does not depend on how many there are.
std::vector<std::size_t> some_rows(const Dataset& data) {
  std::vector<std::size_t> rows;
  const ClassCounts counts = data.counts();
  std::size_t positives = 0, negatives = 0;
  for (std::size_t i = 0; i < data.size(); ++i) {
    const std::size_t all = data.labels[i] ? counts.positives : counts.negatives;
    std::size_t& seen = data.labels[i] ? positives : negatives;
    if (seen++ % (all / enough + 1) == 0) rows.push_back(i);
  }
  return rows;
}

/// How well a column's features rank the labels, each alone, in whatever direction.
double best_rank(const Dataset& data, const ColumnSummary& column, const std::vector<std::size_t>& rows) {
  Tensor values(Dims{rows.size()}), targets(Dims{rows.size()});
  double best = 0.5;
  for (std::size_t k = column.first_feature; k < column.first_feature + column.features; ++k) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      values(i) = data.inputs(rows[i], k);
      targets(i) = data.labels[rows[i]];
    }
    const double area = metrics::roc_auc(values, targets);
    best = std::max({best, area, 1 - area});
  }
  return best;
}

}  // namespace

std::vector<Sentence> suspects(const Table& table) {
  std::vector<Sentence> all;
  const ClassCounts counts = table.data.counts();
  const std::vector<std::size_t> rows = some_rows(table.data);
  for (const ColumnSummary& column : table.columns) {
    if (column.features == 0) continue;
    if (column.is_id)
      all.push_back(filled_in(
          {"column '{0}' looks like an id: whole numbers, another in each row; --drop '{0}' leaves it out",
           "“{0}”列像是编号：都是整数，每行都不同；--drop '{0}' 可将其舍去"},
          column.name));
    if (std::min(counts.positives, counts.negatives) < fewest) continue;
    if (const double rank = best_rank(table.data, column, rows); rank >= nearly_all)
      all.push_back(filled_in(
          {"column '{0}' alone tells the classes apart (ROC-AUC {1:.3f}): is it known before the "
           "label is? --drop '{0}' leaves it out",
           "单凭“{0}”列就能分开两类（ROC-AUC {1:.3f}）：它在标签之前就已知吗？--drop '{0}' 可将其舍去"},
          column.name, rank));
  }
  return all;
}

}  // namespace focalgrad::experiment
