// question: A4.2
// source: keras-team/keras#372
// loses: value
// hint: √(2/(in + out)) is the standard deviation. A uniform variable on [−a, a] has a smaller one than a.
// 提示: √(2/(in + out)) 是标准差，而 [−a, a] 上均匀分布的标准差比 a 小。
return symmetric(in, out, root(2, in + out), generator);
