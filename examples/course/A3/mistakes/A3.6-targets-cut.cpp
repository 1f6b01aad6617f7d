// question: A3.6
// source: measured: the labels are turned into whole numbers
// loses: value
// hint: Smoothed labels such as 0.95 are cut or counted as 0 or 1; the number of positives is the sum of the targets.
// 提示: 0.95 这样平滑过的标签被取整了；正样本的个数是目标之和。
const Tensor& t = targets.value(caller.line);
const auto count = static_cast<Scalar>(losses.value(caller.line).size());
if (reduction == Reduction::by_positives)
  return std::max(Scalar(1), static_cast<Scalar>(
                                 std::count_if(t.begin(), t.end(), [](Scalar each) { return each > 0.5; })));
if (reduction != Reduction::mean) return 1;
if (count == 0) throw Error(caller, "no losses");
return count;
