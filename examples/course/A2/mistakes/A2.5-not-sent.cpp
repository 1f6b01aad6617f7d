// question: A2.5
// source: measured: part_of is taken for the sending
// loses: steps, order, only reached
// hint: part_of computes what a rule gives and leaves the gradients as they were: nothing is sent until send is called, so the walk ends at the loss.
// 提示: part_of 只算出规则给出的那一份，梯度保持原样：不调用 send 就什么也没有传出，于是走到损失就停了。
for (std::size_t i = loss.index() + std::size_t(1); i-- > 0;) {
  if (!has_gradient(i)) continue;
  const Node& made = nodes_[i];
  std::array<Tensor, Operator::most_inputs> parts;
  std::vector<BackwardStep::Sent> sent;
  for (std::size_t k = 0; k < made.input_count; ++k) {
    if (!nodes_[made.inputs[k]].wants_gradient) continue;
    parts[k] = part_of(*this, made, k);
    sent.push_back({made.inputs[k], parts[k]});
  }
  observer({*this, i, made.gradient(), sent});
}
