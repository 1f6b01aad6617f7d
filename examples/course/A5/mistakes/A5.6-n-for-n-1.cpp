// question: A5.6
// source: measured: the default of numpy.std, whose divisor is n
// loses: interval, paired
// hint: The variance is divided by n. Around a mean that comes from the same seeds it is n − 1, or the interval is too narrow.
// 提示: 方差除以了 n。均值来自同一批种子，所以要除以 n − 1，否则区间太窄。
Interval t_interval(std::span<const double> sample) {
  if (sample.empty()) return {unknown, unknown, unknown};
  const auto n = static_cast<double>(sample.size());
  double sum = 0, around = 0;
  for (const double x : sample) sum += x;
  for (const double x : sample) around += std::pow(x - sum / n, 2);
  if (sample.size() < 2) return {sum, unknown, unknown};
  const double reach = student_t_975(sample.size() - 1) * std::sqrt(around / n / n);
  return {sum / n, sum / n - reach, sum / n + reach};
}
Interval paired_interval(std::span<const double> a, std::span<const double> b) {
  std::vector<double> less(a.begin(), a.end());
  for (std::size_t k = 0; k < less.size(); ++k) less[k] -= b[k];
  return t_interval(less);
}
