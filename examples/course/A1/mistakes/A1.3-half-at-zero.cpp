// question: A1.3
// source: measured: half the sum of x and |x|, whose slope at 0 lies in the middle
// loses: derivative
// hint: At x = 0 half of g is sent, the middle between the slopes on both sides; the convention here is 0.
// 提示: x = 0 处传出的是 g 的一半，即两侧斜率的中间值；这里的惯例是取 0。
return (x + abs(x)) / 2;
