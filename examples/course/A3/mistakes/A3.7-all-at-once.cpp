// question: A3.7
// source: measured: backward from a vector is called without a seed of its own
// loses: value, off the diagonal, Jacobian
// hint: Every row is the same, the sum of all rows: the seed has a 1 in each place. One row is the gradient of one element, whose seed alone is 1.
// 提示: 每一行都一样，都是各行之和：种子处处是 1。一行是一个元素的梯度，只有它的种子是 1。
Tensor seed = xt::ones_like(y.value());
for (std::size_t i = 0; i < seed.size(); ++i) {
  const Tensor& row = pull_back(y, x, seed, line);
  std::copy(row.data(), row.data() + row.size(), result.data() + i * row.size());
}
