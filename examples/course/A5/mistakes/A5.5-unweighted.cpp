// question: A5.5
// source: ethen8181/machine-learning#20
// loses: value
// hint: The bins count alike here, whatever they hold. Each counts by its share n_k / n of the examples.
// 提示: 这里各个分箱的权重相同，与样本数无关。每个分箱应按其样本占比 n_k / n 加权。
std::vector<double> off(bins), inside(bins);
double used = 0;
for (std::size_t k = 0; k < labels.size(); ++k) {
  const std::size_t at =
      std::min(bins - 1, static_cast<std::size_t>(probabilities[k] * static_cast<double>(bins)));
  off[at] += (labels[k] ? 1 : 0) - probabilities[k];
  inside[at] += 1;
}
for (const double count : inside) used += count > 0;
for (std::size_t at = 0; at < bins; ++at)
  if (inside[at] > 0) total += std::abs(off[at] / inside[at]) * static_cast<double>(labels.size()) / used;
