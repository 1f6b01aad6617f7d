// question: A2.3
// source: karpathy/micrograd#25
// loses: refusal
// hint: note_adding is not called: a gradient that a step has used and nobody has zeroed then grows from step to step without a word.
// 提示: 没有调用 note_adding：用过而没有清零的梯度会一步步越加越大，却没有任何提示。
const bool begun = node.reached == pass_ || node.parameter != nullptr;
node.reached = pass_;
return begun;
