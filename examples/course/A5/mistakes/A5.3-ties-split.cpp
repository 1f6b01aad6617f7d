// question: A5.3
// source: tracel-ai/burn#5683, vlfeat/vlfeat#51
// loses: ties
// hint: A threshold calls all examples of an equal score at once: there is one cut for each distinct score, after the last of them.
// 提示: 一个阈值会把得分相同的样本同时判为正：每个不同的得分只有一个切点，在其最后一个样本之后。
std::vector<std::pair<double, char>> order;
for (std::size_t k = 0; k < scores.size(); ++k) order.emplace_back(scores[k], labels[k]);
std::stable_sort(order.begin(), order.end(), [](auto& a, auto& b) { return a.first > b.first; });
std::vector<Cut> found;
Confusion now;
for (const char label : labels) (label ? now.false_negatives : now.true_negatives) += 1;
for (const auto& [score, label] : order) {
  (label ? now.true_positives : now.false_positives) += 1;
  (label ? now.false_negatives : now.true_negatives) -= 1;
  found.push_back({score, now});
}
return found;
