// question: A2.3
// source: karpathy/micrograd#53
// loses: new pass
// hint: What an earlier pass left counts as begun, so the new gradient is added to the old one; only this pass, number pass_, counts.
// 提示: 上一轮留下的梯度也被当作已经开始，于是新的加在旧的上面；只有编号为 pass_ 的这一轮才算。
const bool begun = node.reached != 0 || node.parameter != nullptr;
if (node.parameter && node.reached != pass_) note_adding(*node.parameter);
node.reached = pass_;
return begun;
