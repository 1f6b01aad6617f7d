// question: A5.6
// source: neulab/ExplainaBoard#599
// loses: interval, paired
// hint: This is how far one seed lies from the mean. The mean of n seeds is surer: its deviation is s / √n.
// 提示: 这是单个种子偏离均值的程度。n 个种子的均值更可靠：它的标准差是 s / √n。
Interval t_interval(std::span<const double> sample) {
  if (sample.empty()) return {unknown, unknown, unknown};
  const auto n = static_cast<double>(sample.size());
  double sum = 0, around = 0;
  for (const double x : sample) sum += x;
  for (const double x : sample) around += std::pow(x - sum / n, 2);
  if (sample.size() < 2) return {sum, unknown, unknown};
  const double reach = student_t_975(sample.size() - 1) * std::sqrt(around / (n - 1));
  return {sum / n, sum / n - reach, sum / n + reach};
}
Interval paired_interval(std::span<const double> a, std::span<const double> b) {
  std::vector<double> less(a.begin(), a.end());
  for (std::size_t k = 0; k < less.size(); ++k) less[k] -= b[k];
  return t_interval(less);
}
