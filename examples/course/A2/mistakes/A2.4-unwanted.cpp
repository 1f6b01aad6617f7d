// question: A2.4
// source: measured: the flag of A2.1 is not asked
// loses: only reached
// hint: Inputs that want no gradient receive one, and what was computed within NoGrad hands it on; ask wants_gradient of each input.
// 提示: 不要梯度的输入也收到了梯度，在 NoGrad 之内算出的值还把它传了下去；对每个输入都要看 wants_gradient。
for (std::size_t i = from + 1; i-- > 0;) {
  const Node& made = nodes_[i];
  if (made.reached != pass_) continue;
  for (std::size_t k = 0; k < made.input_count; ++k) made.op->pull[k](*this, made);
  if (recording.sent) recording.sent(*this, made);
}
