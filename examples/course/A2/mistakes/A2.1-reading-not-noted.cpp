// question: A2.1
// source: NVIDIA/warp#1350
// loses: refusal
// hint: Nobody has noted which parameters were read: when one is changed before backward, the gradient is silently that of other weights.
// 提示: 没有记下读过哪些参数：如果参数在反向传播之前被改动，得到的就是另一组权重的梯度，而且没有任何提示。
for (std::size_t k = 0; k < inputs.size(); ++k) {
  made.inputs[k] = inputs[k].index_;
  if (k < differentiable && nodes_[inputs[k].index_].wants_gradient) made.wants_gradient = true;
}
if (!recording.wants_gradients) made.wants_gradient = false;
