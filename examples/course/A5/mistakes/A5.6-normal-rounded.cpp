// question: A5.6
// source: measured: the same as A5.6-normal, with the point as it is remembered
// loses: interval, paired
// hint: 1.96 is the normal distribution's point. The deviation is estimated from few seeds, so it is Student's, t of n − 1 degrees (4.30 for 3 seeds).
// 提示: 1.96 是正态分布的分位点。标准差由少数几个种子估计而来，因此要用自由度 n − 1 的学生 t 分布（3 个种子时为 4.30）。
Interval t_interval(std::span<const double> sample) {
  if (sample.empty()) return {unknown, unknown, unknown};
  const auto n = static_cast<double>(sample.size());
  double sum = 0, around = 0;
  for (const double x : sample) sum += x;
  for (const double x : sample) around += std::pow(x - sum / n, 2);
  if (sample.size() < 2) return {sum, unknown, unknown};
  const double reach = 1.96 * std::sqrt(around / (n - 1) / n);
  return {sum / n, sum / n - reach, sum / n + reach};
}
Interval paired_interval(std::span<const double> a, std::span<const double> b) {
  std::vector<double> less(a.begin(), a.end());
  for (std::size_t k = 0; k < less.size(); ++k) less[k] -= b[k];
  return t_interval(less);
}
