// question: A3.1
// source: open-mmlab/mmdetection, the variable pt of its sigmoid focal loss
// loses: value, derivative
// hint: This is 1 − p_t, the probability of the class that is wrong: of a positive the true class has the probability p.
// 提示: 这是 1 − p_t，也就是错误类别的概率：正样本的真实类别，概率是 p。
return where(positive, 1 - p, p);
