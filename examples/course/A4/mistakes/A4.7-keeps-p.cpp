// question: A4.7
// source: v-iashin/CS231n#8
// loses: value, derivative
// hint: The probability is taken for that of keeping: it is that of dropping an element.
// 提示: 把 probability 当成了保留的概率：它是丢弃的概率。
if (!training()) return x;
Tensor mask = x.value(line());
for (Scalar& each : mask)
  each = generator_->uniform() < probability_ ? static_cast<Scalar>(1 / probability_) : Scalar(0);
return x * tape.constant(mask);
