// question: A3.2
// source: nvidia/Nemotron-CC-Math, a text that prints FL(0.9) = 0.00045
// loses: value, derivative
// hint: This is the logarithm to the base 10; log here is the natural one, so that at p_t = 0.5 the loss is 0.6931.
// 提示: 这是以 10 为底的对数；这里的 log 是自然对数，p_t = 0.5 时损失是 0.6931。
return -log(p_t(p, y, line)) / std::log(Scalar(10));
