// question: A4.7
// source: lmjohns3/theanets#123
// loses: value, derivative
// hint: It is divided by the share that is dropped. The share that is kept is 1 − p.
// 提示: 除以了丢弃的比例，而保留的比例是 1 − p。
if (!training()) return x;
Tensor mask = x.value(line());
for (Scalar& each : mask)
  each = generator_->uniform() < probability_ ? Scalar(0) : static_cast<Scalar>(1 / probability_);
return x * tape.constant(mask);
