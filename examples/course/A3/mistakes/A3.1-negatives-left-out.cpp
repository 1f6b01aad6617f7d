// question: A3.1
// source: measured: the mask is multiplied in, and one case forgotten
// loses: value, derivative
// hint: A negative gets 0: multiplying by the label keeps the case y = 1 alone, and y = 0 has a probability too.
// 提示: 负样本得到 0：乘以标签只留下 y = 1 的情形，而 y = 0 也有它的概率。
return positive * p;
