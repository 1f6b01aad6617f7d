// question: A3.6
// source: measured: an exception of the standard library is thrown
// loses: refusal
// hint: Something is thrown, but no Error: the library's own exception names the operation and the line, Error(caller, …).
// 提示: 抛出了异常，但不是 Error：本库的异常会指出算子和行号，写作 Error(caller, …)。
const Tensor& t = targets.value(caller.line);
const auto count = static_cast<Scalar>(losses.value(caller.line).size());
if (reduction == Reduction::by_positives)
  return std::max(Scalar(1), static_cast<Scalar>(std::accumulate(t.begin(), t.end(), Scalar(0))));
if (reduction != Reduction::mean) return 1;
if (count == 0) throw std::runtime_error("no losses");
return count;
