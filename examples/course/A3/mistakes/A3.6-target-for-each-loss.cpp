// question: A3.6
// source: measured: one target is counted for each of the losses
// loses: value
// hint: One target for all losses is counted once for each loss here: by_positives is the sum of the targets as they are given.
// 提示: 共用的那一个目标，这里给每个损失都算了一次：by_positives 就是给出的目标之和。
const Tensor& t = targets.value(caller.line);
const auto count = static_cast<Scalar>(losses.value(caller.line).size());
if (reduction == Reduction::by_positives) {
  const Scalar positives = std::accumulate(t.begin(), t.end(), Scalar(0));
  return std::max(Scalar(1), t.size() == 1 ? positives * count : positives);
}
if (reduction != Reduction::mean) return 1;
if (count == 0) throw Error(caller, "no losses");
return count;
