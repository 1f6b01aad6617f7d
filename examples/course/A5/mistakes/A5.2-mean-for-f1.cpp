// question: A5.2
// source: CogStack/MedCAT#24
// loses: F1
// hint: F1 is the harmonic mean of precision and recall, not half of their sum: it is small where one of them is.
// 提示: F1 是精确率与召回率的调和平均，不是算术平均：其中一个很小时，F1 也很小。
double Confusion::precision() const { return ratio(true_positives, true_positives + false_positives); }
double Confusion::recall() const { return ratio(true_positives, true_positives + false_negatives); }
double Confusion::f1() const { return (precision() + recall()) / 2; }
double Confusion::mcc() const {
  const double scale =
      std::sqrt(true_positives + false_positives) * std::sqrt(true_negatives + false_negatives) *
      std::sqrt(true_positives + false_negatives) * std::sqrt(true_negatives + false_positives);
  return ratio(true_positives * true_negatives - false_positives * false_negatives, scale);
}
