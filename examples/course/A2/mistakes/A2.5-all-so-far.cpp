// question: A2.5
// source: measured: the input's gradient is shown in place of the part that was added
// loses: steps, order, only reached
// hint: What an input has received so far is handed to the observer, and not the part that this node sends; they differ where a value is used twice.
// 提示: 交给 observer 的是输入至今收到的总和，而不是这个节点传去的那一份；值用了两次时，两者不同。
for (std::size_t i = loss.index() + std::size_t(1); i-- > 0;) {
  if (!has_gradient(i)) continue;
  const Node& made = nodes_[i];
  std::array<Tensor, Operator::most_inputs> totals;
  std::vector<BackwardStep::Sent> sent;
  for (std::size_t k = 0; k < made.input_count; ++k) {
    if (!nodes_[made.inputs[k]].wants_gradient) continue;
    send(*this, made, k, part_of(*this, made, k));
    totals[k] = nodes_[made.inputs[k]].gradient();
    sent.push_back({made.inputs[k], totals[k]});
  }
  observer({*this, i, made.gradient(), sent});
}
