// question: A2.3
// source: measured: several backward passes for one step leave only the last
// loses: parameter
// hint: The gradient of a parameter is begun outside, by zero_grad(): the first that arrives is added too, so that several passes may be summed for one step.
// 提示: 参数的梯度在外面就已开始（由 zero_grad() 置零）：第一份也要加上去，这样才能把几轮的梯度累加起来走一步。
const bool begun = node.reached == pass_;
if (node.parameter && !begun) note_adding(*node.parameter);
node.reached = pass_;
return begun;
