// question: A5.4
// source: scikit-learn/scikit-learn#4577, scikit-learn/scikit-learn#6377
// loses: value
// hint: This is the area by trapezoids. Between two cuts nothing is reached by a threshold: a step of recall has the precision of the cut it leads to.
// 提示: 这是梯形面积。两个切点之间没有阈值能达到：召回率的每一步都用它到达的那个切点的精确率。
if (all.empty() || all.back().counts.true_positives == 0) return std::numeric_limits<double>::quiet_NaN();
double sum = 0, last_recall = 0, last_precision = 1;
for (const Cut& cut : all) {
  const double tp = cut.counts.true_positives, precision = tp / (tp + cut.counts.false_positives);
  const double recall = tp / all.back().counts.true_positives;
  sum += (recall - last_recall) * (precision + last_precision) / 2;
  last_recall = recall;
  last_precision = precision;
}
return sum;
