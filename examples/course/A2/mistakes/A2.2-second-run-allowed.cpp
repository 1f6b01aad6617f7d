// question: A2.2
// source: karpathy/micrograd#102
// loses: refusal
// hint: A second backward on the same tape is let through: the parameters' gradients would be added twice. backward_line_ says whether one already ran.
// 提示: 同一条计算带上的第二次 backward 没有被拒绝：参数的梯度会加两遍。backward_line_ 能说明是否已经运行过。
check_parameters(y, {"backward", line});
backward_line_ = line;
++pass_;
