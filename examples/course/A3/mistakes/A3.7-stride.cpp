// question: A3.7
// source: measured: rows are set off by the number of rows
// loses: Jacobian
// hint: The rows are not where they belong: row i begins at i · n, n being the number of elements of x, that is the length of a row; it is the number of elements of y here. Where the matrix is square one does not see it.
// 提示: 各行没有放在该放的位置：第 i 行从 i · n 开始，n 是 x 的元素个数，也就是一行的长度；这里用成了 y 的元素个数。矩阵是方阵时看不出来。
Tensor seed = xt::zeros_like(y.value());
for (std::size_t i = 0; i < seed.size(); ++i) {
  seed.data()[i] = 1;
  const Tensor& row = pull_back(y, x, seed, line);
  std::copy(row.data(), row.data() + row.size(), result.data() + i * seed.size());
  seed.data()[i] = 0;
}
