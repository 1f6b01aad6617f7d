// question: A2.4
// source: lucasdelimanogueira/PyNorch#90
// loses: order
// hint: Each value is walked through once, but as soon as it is met: what another way sends it later is not sent on.
// 提示: 每个值虽然只走一次，却是一遇到就走：之后从另一条路传来的梯度不会再往下传。
std::vector<char> visited(from + 1, 0);
std::vector<std::size_t> next{from};
while (!next.empty()) {
  const std::size_t i = next.back();
  next.pop_back();
  if (visited[i]) continue;
  visited[i] = 1;
  const Node& made = nodes_[i];
  for (std::size_t k = 0; k < made.input_count; ++k) {
    if (!nodes_[made.inputs[k]].wants_gradient) continue;
    made.op->pull[k](*this, made);
    next.push_back(made.inputs[k]);
  }
  if (recording.sent) recording.sent(*this, made);
}
