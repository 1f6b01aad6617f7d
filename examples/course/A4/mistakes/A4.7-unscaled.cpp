// question: A4.7
// source: rbgirshick/py-faster-rcnn#211
// loses: value, derivative
// hint: What is kept is not scaled: its mean shrinks to 1 − p of what it was.
// 提示: 保留的元素没有放大：均值只剩原来的 1 − p。
if (!training() || probability_ == 0) return x;
Tensor mask = x.value(line());
for (Scalar& each : mask) each = generator_->uniform() < probability_ ? Scalar(0) : Scalar(1);
return x * tape.constant(mask);
