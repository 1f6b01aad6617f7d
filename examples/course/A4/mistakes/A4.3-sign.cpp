// question: A4.3
// source: xingyizhou/CenterNet#826
// loses: value, near 0 and 1
// hint: The sign is turned round: where positives are rare the bias is negative.
// 提示: 符号反了：正样本稀少时，偏置是负的。
return static_cast<Scalar>(std::log1p(-prior) - std::log(prior));
