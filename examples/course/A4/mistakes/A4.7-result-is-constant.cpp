// question: A4.7
// source: measured: the product is computed on tensors and comes onto the tape as a constant
// loses: derivative
// hint: The numbers are right, but no gradient reaches x: the factors are the constant, and the product is to be recorded on the tape.
// 提示: 数对了，但梯度传不到 x：只有系数是常量，乘法要记录在 tape 上。
if (!training()) return x;
Tensor y = x.value(line());
for (Scalar& each : y)
  each *= generator_->uniform() < probability_ ? Scalar(0) : static_cast<Scalar>(1 / (1 - probability_));
return tape.constant(y);
