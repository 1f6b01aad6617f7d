// question: A5.2
// source: Lightning-AI/torchmetrics#779
// loses: MCC
// hint: Where one of the four sums under the root is 0, MCC is 0, its limit, and not 0 / 0.
// 提示: 根号下四个和中有一个为 0 时，MCC 取极限值 0，而不是 0 / 0。
double Confusion::precision() const { return ratio(true_positives, true_positives + false_positives); }
double Confusion::recall() const { return ratio(true_positives, true_positives + false_negatives); }
double Confusion::f1() const {
  return ratio(2 * true_positives, 2 * true_positives + false_positives + false_negatives);
}
double Confusion::mcc() const {
  return (true_positives * true_negatives - false_positives * false_negatives) /
         std::sqrt((true_positives + false_positives) * (true_negatives + false_negatives) *
                   (true_positives + false_negatives) * (true_negatives + false_positives));
}
