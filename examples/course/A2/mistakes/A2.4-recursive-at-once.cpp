// question: A2.4
// source: karpathy/micrograd#21
// loses: order, only reached
// hint: Each input is walked through as soon as it has received one part, and again with the next: the first part then goes on twice. Wait until all that were computed from a value have sent theirs.
// 提示: 每个输入刚收到一份就接着往下走，收到下一份又走一遍：第一份因此传了两次。要等由某个值算出的值都传完之后，再走它。
const std::function<void(std::size_t)> walk = [&](std::size_t i) {
  const Node& made = nodes_[i];
  for (std::size_t k = 0; k < made.input_count; ++k) {
    if (!nodes_[made.inputs[k]].wants_gradient) continue;
    made.op->pull[k](*this, made);
    walk(made.inputs[k]);
  }
  if (recording.sent) recording.sent(*this, made);
};
walk(from);
