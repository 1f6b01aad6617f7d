// question: A2.6
// source: measured: g is used with the shape of the result
// loses: derivative, second derivative
// hint: In the rule of a reduction g and y stand with the reduced axes kept as 1: of a column's sum g has the shape (2), and must stand as (2, 1).
// 提示: 在归约的规则里，g 与 y 要保留被归约的轴，大小为 1：列求和时 g 的形状是 (2)，要先变成 (2, 1)。
for (std::size_t i = count; i-- > 0;) {
  const Node& node = tape.node(i);
  if (!adjoint[i] || !depends[i] || node.op == nullptr) continue;
  std::array<Var, Operator::most_inputs> inputs;
  for (std::size_t k = 0; k < node.input_count; ++k) inputs[k] = tape.var(node.inputs[k]);
  Var g = *adjoint[i], value = tape.var(i);
  for (std::size_t k = 0; k < node.input_count; ++k) {
    if (!depends[node.inputs[k]]) continue;
    Var part = node.op->record[k](node, g, value, inputs);
    if (part.empty()) continue;
    part = fit(part, extents(inputs[k].value()));
    auto& to = adjoint[node.inputs[k]];
    to = to ? *to + part : part;
  }
}
