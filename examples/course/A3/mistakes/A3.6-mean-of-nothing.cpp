// question: A3.6
// source: measured: an empty batch is not thought of
// loses: refusal
// hint: The mean of no losses is 0 / 0, which would spoil the parameters unseen; it is to throw an Error.
// 提示: 没有损失可平均时是 0 / 0，会悄悄地毁掉所有参数；这时要抛出 Error。
const Tensor& t = targets.value(caller.line);
const auto count = static_cast<Scalar>(losses.value(caller.line).size());
if (reduction == Reduction::by_positives)
  return std::max(Scalar(1), std::accumulate(t.begin(), t.end(), Scalar(0)));
if (reduction != Reduction::mean) return 1;
return count;
