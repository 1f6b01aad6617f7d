// question: A3.6
// source: keras-team/keras-hub#2791
// loses: no positives
// hint: A batch without positives is divided by 0: the divisor is 1 at least.
// 提示: 一批里没有正样本时，除数成了 0：除数至少是 1。
const Tensor& t = targets.value(caller.line);
const auto count = static_cast<Scalar>(losses.value(caller.line).size());
if (reduction == Reduction::by_positives) return std::accumulate(t.begin(), t.end(), Scalar(0));
if (reduction != Reduction::mean) return 1;
if (count == 0) throw Error(caller, "no losses");
return count;
