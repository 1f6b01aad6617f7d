// question: A5.5
// source: JonathanWenger/pycalib#4
// loses: value, edges
// hint: A bin is compared with its own middle. It is to be compared with the mean of the probabilities that fell into it.
// 提示: 这里拿分箱的中点来比较。应当与落入该分箱的概率的平均值比较。
std::vector<double> off(bins);
for (std::size_t k = 0; k < labels.size(); ++k) {
  const std::size_t at =
      std::min(bins - 1, static_cast<std::size_t>(probabilities[k] * static_cast<double>(bins)));
  off[at] += (labels[k] ? 1 : 0) - (static_cast<double>(at) + 0.5) / static_cast<double>(bins);
}
for (const double one : off) total += std::abs(one);
