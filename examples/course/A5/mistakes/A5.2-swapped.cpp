// question: A5.2
// source: orsic/swiftnet#11
// loses: precision, recall
// hint: Precision and recall have changed places: precision is of what was called positive, recall of what is positive.
// 提示: 精确率和召回率互换了：精确率的分母是判为正的样本，召回率的分母是真正的正样本。
double Confusion::precision() const { return ratio(true_positives, true_positives + false_negatives); }
double Confusion::recall() const { return ratio(true_positives, true_positives + false_positives); }
double Confusion::f1() const {
  return ratio(2 * true_positives, 2 * true_positives + false_positives + false_negatives);
}
double Confusion::mcc() const {
  const double scale =
      std::sqrt(true_positives + false_positives) * std::sqrt(true_negatives + false_negatives) *
      std::sqrt(true_positives + false_negatives) * std::sqrt(true_negatives + false_positives);
  return ratio(true_positives * true_negatives - false_positives * false_negatives, scale);
}
