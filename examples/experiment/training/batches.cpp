#include "examples/experiment/training/batches.hpp"

#include <algorithm>
#include <cmath>

#include "tensor/error.hpp"

namespace focalgrad::experiment {

std::vector<std::size_t> sampled_rows(const Dataset& train, const LossSpec& loss, Generator& generator) {
  using Rows = LossRow::Rows;
  std::array<std::vector<std::size_t>, 2> of_class;
  for (std::size_t i = 0; i < train.size(); ++i) of_class[train.labels[i] ? 1 : 0].push_back(i);
  auto& [negatives, positives] = of_class;
  const double ratio = loss.option("ratio").value_or(1);
  if (loss.row().rows == Rows::oversampled) {
    const auto wanted = static_cast<std::size_t>(std::llround(static_cast<double>(negatives.size()) / ratio));
    const std::size_t there = positives.size();
    // Whole rounds first, so that each stands in as often as any other, give or take one.
    generator.shuffle(positives);
    for (std::size_t i = there; i < wanted; ++i) positives.push_back(positives[i % there]);
  }
  if (loss.row().rows == Rows::undersampled) {
    const double wanted = std::max(1.0, std::round(ratio * static_cast<double>(positives.size())));
    generator.shuffle(negatives);
    if (wanted < static_cast<double>(negatives.size())) negatives.resize(static_cast<std::size_t>(wanted));
  }
  std::vector<std::size_t> rows = positives;
  rows.insert(rows.end(), negatives.begin(), negatives.end());
  std::sort(rows.begin(), rows.end());
  return rows;
}

Batches::Batches(std::vector<std::size_t> rows, std::size_t size, Generator generator)
    : order_(std::move(rows)), batch_(size), at_(order_.size()), generator_(generator) {
  if (order_.empty()) throw Error("there are no rows to train on");
}

const std::vector<std::size_t>& Batches::next() {
  for (std::size_t& row : batch_) {
    if (at_ == order_.size()) {
      generator_.shuffle(order_);
      at_ = 0;
    }
    row = order_[at_++];
  }
  return batch_;
}

}  // namespace focalgrad::experiment
