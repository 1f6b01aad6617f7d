// question: A5.5
// source: Lightning-AI/torchmetrics#3510
// loses: edges
// hint: A probability of exactly 1 has a bin of its own here, one too many. It belongs to the last bin.
// 提示: 概率恰好为 1 的样本在这里单独占了一个多出来的分箱。它属于最后一个分箱。
std::vector<double> off(bins + 1);
for (std::size_t k = 0; k < labels.size(); ++k) {
  const auto at = static_cast<std::size_t>(probabilities[k] * static_cast<double>(bins));
  off[at] += (labels[k] ? 1 : 0) - probabilities[k];
}
for (const double one : off) total += std::abs(one);
