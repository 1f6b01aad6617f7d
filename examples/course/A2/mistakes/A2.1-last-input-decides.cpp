// question: A2.1
// source: measured: the flag is set anew for each input
// loses: wants gradient, NoGrad
// hint: The last input alone decides here; one input that wants a gradient is enough, and a later one that wants none must not take it away.
// 提示: 这里只由最后一个输入决定；只要有一个输入要梯度就够了，后面不要梯度的输入不能把它改回去。
for (std::size_t k = 0; k < inputs.size(); ++k) {
  made.inputs[k] = inputs[k].index_;
  made.wants_gradient = k < differentiable && nodes_[inputs[k].index_].wants_gradient;
  if (nodes_[inputs[k].index_].parameter) note_reading(inputs[k].index_);
}
if (!recording.wants_gradients) made.wants_gradient = false;
