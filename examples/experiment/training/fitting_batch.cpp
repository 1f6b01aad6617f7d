#include "examples/experiment/training/fitting_batch.hpp"

#include <bit>
#include <cmath>

#include "examples/experiment/text/sentence.hpp"

namespace focalgrad::experiment {

std::optional<Sentence> shrink_batch(Config& config, std::size_t rows) {
  if (rows >= config.batch || rows == 0) return std::nullopt;
  const std::size_t before = config.batch;
  config.batch = std::bit_floor(std::max<std::size_t>(rows / 2, 1));
  return filled_in(
      {"batches of {} rows, since there are only {} for training (else {}); --batch sets another",
       "训练集只有 {1} 行，每批改为 {0} 行（默认 {2} 行）；可用 --batch 另行指定"},
      config.batch, rows, before);
}

double share_without_positives(const ClassCounts& counts, std::size_t batch) {
  if (batch > counts.negatives) return 0;
  const auto n = static_cast<double>(counts.positives + counts.negatives);
  double share = 1;
  for (std::size_t i = 0; i < batch; ++i)
    share *= (static_cast<double>(counts.negatives) - static_cast<double>(i)) / (n - static_cast<double>(i));
  return share;
}

std::optional<Sentence> empty_batches(const ClassCounts& counts, std::size_t batch) {
  const double share = share_without_positives(counts, batch);
  if (share <= 0.5) return std::nullopt;
  std::size_t enough = batch;
  while (share_without_positives(counts, enough) > 0.2) enough *= 2;
  return filled_in(
      {"{:.0f} % of the batches of {} rows hold no positive, so that most steps learn from negatives "
       "alone; --batch {} leaves {:.0f} %, and --losses oversampling repeats positives until they "
       "are as many as the negatives",
       "{:.0f} % 的批次（每批 {} 行）不含正样本，多数训练步只能从负样本学习；--batch {} 可降到 {:.0f} %，"
       "--losses oversampling 则重复正样本，使两类一样多"},
      100 * share, batch, enough, 100 * share_without_positives(counts, enough));
}

}  // namespace focalgrad::experiment
