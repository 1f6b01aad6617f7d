// question: A2.3
// source: NVIDIA/warp#168
// loses: derivative
// hint: A value that is used twice receives two gradients, and the second replaces the first here; from the second on it is begun.
// 提示: 用了两次的值会收到两份梯度，这里后一份覆盖了前一份；从第二份起，梯度就算已经开始。
if (node.parameter && node.reached != pass_) note_adding(*node.parameter);
node.reached = pass_;
return node.parameter != nullptr;
