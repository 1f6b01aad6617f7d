// question: A2.4
// source: karpathy/micrograd#21
// loses: order
// hint: A value that is used twice is walked through twice, the first time with half of its gradient: wait until all that were computed from it have sent theirs.
// 提示: 用了两次的值被走了两遍，第一遍时它的梯度还不完整：要等到由它算出的值都传完之后，再走它。
const std::function<void(std::size_t)> walk = [&](std::size_t i) {
  const Node& made = nodes_[i];
  std::vector<std::size_t> inputs;
  for (std::size_t k = 0; k < made.input_count; ++k) {
    if (!nodes_[made.inputs[k]].wants_gradient) continue;
    made.op->pull[k](*this, made);
    if (inputs.empty() || inputs.back() != made.inputs[k]) inputs.push_back(made.inputs[k]);
  }
  for (const std::size_t input : inputs) walk(input);
};
for (std::size_t i = 0; recording.sent && i <= from; ++i)
  if (nodes_[i].wants_gradient && depends(from, i)) recording.sent(*this, nodes_[i]);
walk(from);
