// question: A2.2
// source: karpathy/micrograd#53
// loses: new pass
// hint: The pass has the number of the one before it, so what that reached counts as reached again, and its gradients are added to.
// 提示: 这一轮的编号与上一轮相同，所以上一轮到过的值仍算已到达，新的梯度会加在旧的上面。
if (backward_line_) throw Error(line, "backward", "it already ran on this tape; rewind() first");
check_parameters(y, {"backward", line});
backward_line_ = line;
