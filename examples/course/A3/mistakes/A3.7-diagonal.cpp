// question: A3.7
// source: measured: an elementwise function is taken for the general case
// loses: off the diagonal, Jacobian
// hint: Only the diagonal is filled. That is enough for a sum of losses, each with its own logit; here elements depend on each other.
// 提示: 只填了对角线。各个损失只依赖自己的 logit 时，这就够了；这里各个元素互相影响。
Tensor seed = xt::zeros_like(y.value());
for (std::size_t i = 0; i < seed.size(); ++i) {
  seed.data()[i] = 1;
  const Tensor& row = pull_back(y, x, seed, line);
  if (i < row.size()) result.data()[i * row.size() + i] = row.data()[i];
  seed.data()[i] = 0;
}
