// question: A2.4
// source: measured: the list is walked in the order of computing
// loses: derivative, order, only reached, told
// hint: From the first value to the last nothing has arrived yet when a value's turn comes; the gradient starts at the loss.
// 提示: 从第一个值走到最后一个，轮到某个值时还没有梯度传来；梯度是从损失开始的。
for (std::size_t i = 0; i <= from; ++i) {
  const Node& made = nodes_[i];
  if (made.reached != pass_) continue;
  for (std::size_t k = 0; k < made.input_count; ++k)
    if (nodes_[made.inputs[k]].wants_gradient) made.op->pull[k](*this, made);
  if (recording.sent) recording.sent(*this, made);
}
