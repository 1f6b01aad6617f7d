// question: A5.3
// source: measured: > in place of ≥; the largest score then calls nothing
// loses: distinct scores, ties
// hint: An example whose score is the threshold itself is called positive: at least as large, not larger.
// 提示: 得分恰好等于阈值的样本也判为正：条件是不小于，而不是大于。
std::vector<double> distinct(scores.begin(), scores.end());
std::sort(distinct.begin(), distinct.end(), std::greater<>());
distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
std::vector<Cut> found;
for (const double threshold : distinct) {
  Confusion now;
  for (std::size_t k = 0; k < scores.size(); ++k) {
    const bool called = scores[k] > threshold;
    if (labels[k]) (called ? now.true_positives : now.false_negatives) += 1;
    if (!labels[k]) (called ? now.false_positives : now.true_negatives) += 1;
  }
  found.push_back({threshold, now});
}
return found;
