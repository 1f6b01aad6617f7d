// question: A4.7
// source: measured: the dropout of the paper, which scales in evaluation
// loses: value, derivative, evaluation
// hint: Here nothing is scaled in training, and x is multiplied by 1 − p after eval(). It is meant the other way round: what is kept is scaled in training, and eval() passes x unchanged.
// 提示: 这里训练时没有放大，eval() 之后却把 x 乘了 1 − p。应反过来：训练时放大保留的元素，eval() 之后 x 原样通过。
if (!training()) return x * static_cast<Scalar>(1 - probability_);
Tensor mask = x.value(line());
for (Scalar& each : mask) each = generator_->uniform() < probability_ ? Scalar(0) : Scalar(1);
return x * tape.constant(mask);
