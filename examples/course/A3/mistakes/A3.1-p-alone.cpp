// question: A3.1
// source: measured: the label is left out
// loses: value, derivative
// hint: This is p for a negative too, whose true class has the probability 1 − p.
// 提示: 负样本也得到了 p，而它的真实类别的概率是 1 − p。
return where(positive, p, p);
