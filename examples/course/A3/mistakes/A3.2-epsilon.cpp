// question: A3.2
// source: kornia/kornia#2393
// loses: value, derivative
// hint: Something small is added inside the logarithm. It bounds the loss of what is very wrong, and pulls all others off a little; as written there is none, and far out one starts from the logit (A3.4).
// 提示: 对数里加了一个很小的数。它给错得离谱的样本封了顶，其余的也都偏了一点；直写的公式里没有它，p 舍入到 0 的问题要从 logit 入手来解决（A3.4）。
return -log(p_t(p, y, line) + 1e-8);
