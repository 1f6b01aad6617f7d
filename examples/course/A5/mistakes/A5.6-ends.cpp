// question: A5.6
// source: measured: the ends of two intervals subtracted, low from low and high from high
// loses: paired
// hint: The ends of two intervals are subtracted here; that compares two spreads and says nothing of the difference, and low may even lie above high. Take a_i − b_i first, then the interval of these.
// 提示: 这里把两个区间的端点对应相减，比较的是两边的波动，与差的区间无关，low 甚至可能大于 high。应当先求 a_i − b_i，再求这些差的区间。
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
  return {one.mean - other.mean, one.low - other.low, one.high - other.high};
}
