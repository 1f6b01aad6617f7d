// question: A3.6
// source: measured: 1 is added, so that it is never 0
// loses: value, no positives
// hint: 1 is added to the number of positives; where there are some, it is their number itself.
// 提示: 正样本的个数多加了 1；有正样本时，除数就是它们的个数。
const Tensor& t = targets.value(caller.line);
const auto count = static_cast<Scalar>(losses.value(caller.line).size());
if (reduction == Reduction::by_positives) return 1 + std::accumulate(t.begin(), t.end(), Scalar(0));
if (reduction != Reduction::mean) return 1;
if (count == 0) throw Error(caller, "no losses");
return count;
