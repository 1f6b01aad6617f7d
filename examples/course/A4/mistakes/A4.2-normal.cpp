// question: A4.2
// source: measured: the variance is right, and it is drawn from another distribution
// loses: value
// hint: The variance is right, the distribution is not: these numbers are drawn from a normal one. Uniform ones lie in [−a, a], with a²/3 for their variance.
// 提示: 方差对了，分布不对：这些数是从正态分布抽取的。均匀分布的数在 [−a, a] 之内，方差为 a²/3。
return normal({in, out}, 0, root(2, in + out), generator);
