// question: A3.7
// source: measured: the 1 of the last row is not taken back
// loses: value, off the diagonal, Jacobian
// hint: Each row has the rows before it added: the 1 in the seed is to be taken back before the next one.
// 提示: 每一行都加上了前面各行：设下一个 1 之前，要把上一个还原为 0。
Tensor seed = xt::zeros_like(y.value());
for (std::size_t i = 0; i < seed.size(); ++i) {
  seed.data()[i] = 1;
  const Tensor& row = pull_back(y, x, seed, line);
  std::copy(row.data(), row.data() + row.size(), result.data() + i * row.size());
}
