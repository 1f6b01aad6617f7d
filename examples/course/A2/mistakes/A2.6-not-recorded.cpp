// question: A2.6
// source: measured: the walk under NoGrad, as in a backward whose gradients are not differentiated
// loses: second derivative
// hint: The gradients are right but nothing is known of how they came about, so their own gradients are 0: the rules must be recorded like any other step.
// 提示: 梯度本身是对的，但它们的来历没有记录下来，所以再求导为 0：规则要像其他步骤一样被记录。
const NoGrad off(tape);
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
    auto& to = adjoint[node.inputs[k]];
    to = to ? *to + part : part;
  }
}
