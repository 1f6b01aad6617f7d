// question: A3.6
// source: measured: std::accumulate begins with the int 0
// loses: value
// hint: Smoothed labels such as 0.95 count for nothing here: a sum that begins with the whole number 0 is a whole number at each step (or only labels equal to 1 are counted). It is the sum of the targets, as a Scalar.
// 提示: 0.95 这样平滑过的标签完全没有算进去：从整数 0 开始累加，每一步都会取整（或者只数了等于 1 的标签）。要的是目标之和，用 Scalar 来加。
const Tensor& t = targets.value(caller.line);
const auto count = static_cast<Scalar>(losses.value(caller.line).size());
if (reduction == Reduction::by_positives)
  return std::max(Scalar(1), static_cast<Scalar>(std::accumulate(t.begin(), t.end(), 0)));
if (reduction != Reduction::mean) return 1;
if (count == 0) throw Error(caller, "no losses");
return count;
