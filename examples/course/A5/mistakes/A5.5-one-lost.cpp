// question: A5.5
// source: measured: p · bins as index of bins numbers; p = 1 is written past their end, unnoticed
// loses: edges
// hint: A probability of exactly 1 is lost here: 1 · bins is bins, and the bins are numbered 0 to bins − 1, so as an index it lies past the end of the vector. It belongs to the last bin.
// 提示: 概率恰好为 1 的样本在这里丢失了：1 · bins 等于 bins，而分箱的编号是 0 到 bins − 1，用作下标会越过 vector 的末尾。它属于最后一个分箱。
std::vector<double> off(bins);
for (std::size_t k = 0; k < labels.size(); ++k) {
  const auto at = static_cast<std::size_t>(probabilities[k] * static_cast<double>(bins));
  if (at < bins) off[at] += (labels[k] ? 1 : 0) - probabilities[k];
}
for (const double one : off) total += std::abs(one);
