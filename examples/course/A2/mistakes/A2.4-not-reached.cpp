// question: A2.4
// source: measured: a value is asked whether it wants a gradient, and not whether one came
// loses: only reached, told
// hint: A value that this loss does not depend on has received nothing in this pass, and hands on what an earlier pass left there; ask whether its reached is pass_.
// 提示: 与这个损失无关的值，这一轮什么也没有收到，却把以前留下的梯度传了下去；要看它的 reached 是不是 pass_。
for (std::size_t i = from + 1; i-- > 0;) {
  const Node& made = nodes_[i];
  if (!made.wants_gradient) continue;
  for (std::size_t k = 0; k < made.input_count; ++k)
    if (nodes_[made.inputs[k]].wants_gradient) made.op->pull[k](*this, made);
  if (recording.sent) recording.sent(*this, made);
}
