// question: A5.6
// source: measured: the smallest and the largest difference that two intervals allow
// loses: paired
// hint: This is from the smallest to the largest difference that two separate intervals allow, and far too wide: the seeds are the same on both sides. Take a_i − b_i first, then the interval of these.
// 提示: 这是两个独立区间所允许的最小差到最大差，太宽了：两边的种子相同。应当先求 a_i − b_i，再求这些差的区间。
Interval t_interval(std::span<const double> sample) {
  if (sample.empty()) return {unknown, unknown, unknown};
  const auto n = static_cast<double>(sample.size());
  double sum = 0, around = 0;
  for (const double x : sample) sum += x;
  for (const double x : sample) around += std::pow(x - sum / n, 2);
  if (sample.size() < 2) return {sum, unknown, unknown};
  const double reach = student_t_975(sample.size() - 1) * std::sqrt(around / (n - 1) / n);
  return {sum / n, sum / n - reach, sum / n + reach};
}
Interval paired_interval(std::span<const double> a, std::span<const double> b) {
  const Interval one = t_interval(a), other = t_interval(b);
  return {one.mean - other.mean, one.low - other.high, one.high - other.low};
}
