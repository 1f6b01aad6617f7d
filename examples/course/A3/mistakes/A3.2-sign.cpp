// question: A3.2
// source: measured: the minus is forgotten
// loses: value, derivative
// hint: The sign is missing: log of a probability is negative, and a loss is not.
// 提示: 少了负号：概率的对数是负的，而损失不是。
return log(p_t(p, y, line));
