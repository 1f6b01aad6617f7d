// question: A2.2
// source: measured: a run that is refused is noted as one that took place
// loses: again
// hint: When the parameters are refused no pass has begun; here the run is noted before that, so the next one is refused as well.
// 提示: 参数检查不通过时，反向传播并没有开始；这里却在检查之前就记下了，于是下一次也被拒绝。
if (backward_line_) throw Error(line, "backward", "it already ran on this tape; rewind() first");
backward_line_ = line;
check_parameters(y, {"backward", line});
++pass_;
