// question: A2.1
// source: measured: the number of inputs that have a rule is not looked at
// loses: wants gradient
// hint: Only the first `differentiable` inputs have a rule: a comparison, or the condition of where, sends nothing back, so its result does not want a gradient for that.
// 提示: 只有前 differentiable 个输入有求导规则：比较运算和 where 的条件不传回任何梯度，结果不应因此要梯度。
for (std::size_t k = 0; k < inputs.size(); ++k) {
  made.inputs[k] = inputs[k].index_;
  if (nodes_[inputs[k].index_].wants_gradient) made.wants_gradient = true;
  if (nodes_[inputs[k].index_].parameter) note_reading(inputs[k].index_);
}
if (!recording.wants_gradients) made.wants_gradient = false;
