// question: A3.2
// source: measured: p is taken for p_t
// loses: value, derivative
// hint: This is −log p for a negative too, which then loses most where it is right: the logarithm is that of p_t.
// 提示: 负样本也得到了 −log p，于是分得越对损失越大：取对数的应当是 p_t。
return -log(p);
