// question: A4.7
// source: vlfeat/matconvnet#76
// loses: evaluation
// hint: After eval() x is multiplied by 1 − p. That belongs to dropout that does not scale in training; this one does.
// 提示: eval() 之后把 x 乘了 1 − p：那是训练时不放大的写法才需要的，这里训练时已经放大。
if (!training()) return x * static_cast<Scalar>(1 - probability_);
Tensor mask = x.value(line());
for (Scalar& each : mask)
  each = generator_->uniform() < probability_ ? Scalar(0) : static_cast<Scalar>(1 / (1 - probability_));
return x * tape.constant(mask);
