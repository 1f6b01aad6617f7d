// question: A4.7
// source: karpathy/nanoGPT#240
// loses: evaluation
// hint: After eval() elements are dropped too: training() says whether it is in training.
// 提示: eval() 之后仍在丢弃元素：是否在训练，由 training() 给出。
if (probability_ == 0) return x;
Tensor mask = x.value(line());
for (Scalar& each : mask)
  each = generator_->uniform() < probability_ ? Scalar(0) : static_cast<Scalar>(1 / (1 - probability_));
return x * tape.constant(mask);
