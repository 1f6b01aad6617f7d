// question: A2.5
// source: measured: what has no operator is passed over
// loses: steps, order, only reached
// hint: A leaf sends nothing, but its gradient is what one wants to see: the observer is called for it too, with an empty list.
// 提示: 叶子不传出任何东西，但人们要看的正是它的梯度：对叶子也要调用 observer，传出的列表为空。
for (std::size_t i = loss.index() + std::size_t(1); i-- > 0;) {
  const Node& made = nodes_[i];
  if (!has_gradient(i) || made.op == nullptr) continue;
  std::array<Tensor, Operator::most_inputs> parts;
  std::vector<BackwardStep::Sent> sent;
  for (std::size_t k = 0; k < made.input_count; ++k) {
    if (!nodes_[made.inputs[k]].wants_gradient) continue;
    parts[k] = part_of(*this, made, k);
    send(*this, made, k, parts[k]);
    sent.push_back({made.inputs[k], parts[k]});
  }
  observer({*this, i, made.gradient(), sent});
}
