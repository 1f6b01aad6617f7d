// question: A5.4
// source: scikit-learn/scikit-learn#13074
// loses: value
// hint: Each step of recall is multiplied by the precision before it. It is the precision of the cut that makes the step, which includes its own false positives.
// 提示: 这里每一步召回率乘的是前一个切点的精确率。应当用走出这一步的切点的精确率，它包含这一步带来的假正例。
if (all.empty() || all.back().counts.true_positives == 0) return std::numeric_limits<double>::quiet_NaN();
double sum = 0, last_recall = 0, last_precision = 1;
for (const Cut& cut : all) {
  const double tp = cut.counts.true_positives, recall = tp / all.back().counts.true_positives;
  sum += (recall - last_recall) * last_precision;
  last_recall = recall;
  last_precision = tp / (tp + cut.counts.false_positives);
}
return sum;
