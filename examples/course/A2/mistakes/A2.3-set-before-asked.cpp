// question: A2.3
// source: measured: the node is marked before it is asked
// loses: derivative, new pass, refusal
// hint: reached is set to pass_ before it is compared with it, so every gradient counts as begun, the first part too; ask first, then set.
// 提示: 先把 reached 设成了 pass_，再去比较，于是每个梯度都算已经开始，连第一份也是；应当先问，再改。
node.reached = pass_;
const bool begun = node.reached == pass_ || node.parameter != nullptr;
if (node.parameter && !begun) note_adding(*node.parameter);
return begun;
