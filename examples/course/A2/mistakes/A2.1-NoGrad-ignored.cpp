// question: A2.1
// source: measured: what is recorded within NoGrad is treated like the rest
// loses: NoGrad
// hint: Within NoGrad recording.wants_gradients is false, and then nothing that is appended wants a gradient.
// 提示: 在 NoGrad 之内 recording.wants_gradients 为假，这时追加的值都不要梯度。
for (std::size_t k = 0; k < inputs.size(); ++k) {
  made.inputs[k] = inputs[k].index_;
  if (k < differentiable && nodes_[inputs[k].index_].wants_gradient) made.wants_gradient = true;
  if (nodes_[inputs[k].index_].parameter) note_reading(inputs[k].index_);
}
