// question: A5.6
// source: measured: two means and their intervals, as if the losses had seen different seeds
// loses: paired
// hint: This adds up the spread of both sides. A seed that is hard for one loss is hard for the other: take a_i − b_i first, then the interval of these.
// 提示: 这里把两边的波动加在了一起。对一种损失难的种子对另一种也难：先求 a_i − b_i，再求这些差的区间。
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
  const double reach = std::hypot(one.half(), other.half());
  return {one.mean - other.mean, one.mean - other.mean - reach, one.mean - other.mean + reach};
}
