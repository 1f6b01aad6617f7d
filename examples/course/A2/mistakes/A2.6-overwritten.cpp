// question: A2.6
// source: NVIDIA/warp#1728
// loses: derivative, second derivative, inputs
// hint: What comes by a second way replaces what came by the first; the adjoint of a value is the sum over all ways.
// 提示: 第二条路传来的梯度覆盖了第一条路的；一个值的伴随是所有路上传来的梯度之和。
for (std::size_t i = count; i-- > 0;) {
  const Node& node = tape.node(i);
  if (!adjoint[i] || !depends[i] || node.op == nullptr) continue;
  std::array<Var, Operator::most_inputs> inputs;
  for (std::size_t k = 0; k < node.input_count; ++k) inputs[k] = tape.var(node.inputs[k]);
  Var g = *adjoint[i], value = tape.var(i);
  if (node.dropped_axes != 0) g = reshape(g, node.kept_shape()), value = reshape(value, node.kept_shape());
  for (std::size_t k = 0; k < node.input_count; ++k) {
    if (!depends[node.inputs[k]]) continue;
    Var part = node.op->record[k](node, g, value, inputs);
    if (part.empty()) continue;
    part = fit(part, extents(inputs[k].value()));
    adjoint[node.inputs[k]] = part;
  }
}
