// question: A3.7
// source: measured: rows are written as columns
// loses: Jacobian
// hint: It is transposed: the index of y comes first, that of x last. A Hessian is symmetric and does not show it.
// 提示: 结果转置了：y 的下标在前，x 的在后。黑塞矩阵对称，所以看不出来。
Tensor seed = xt::zeros_like(y.value());
for (std::size_t i = 0; i < seed.size(); ++i) {
  seed.data()[i] = 1;
  const Tensor& row = pull_back(y, x, seed, line);
  for (std::size_t j = 0; j < row.size(); ++j) result.data()[j * seed.size() + i] = row.data()[j];
  seed.data()[i] = 0;
}
