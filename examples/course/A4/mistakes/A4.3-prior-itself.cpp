// question: A4.3
// source: measured: the probability is taken for the logit
// loses: value, near 0 and 1
// hint: The bias is a logit, not a probability: sigmoid(π) is not π.
// 提示: 偏置是 logit，不是概率：sigmoid(π) 不等于 π。
return static_cast<Scalar>(prior);
