// question: A2.7
// source: deeplearning4j/nd4j#2424
// loses: derivative, second derivative
// hint: Where a value was stretched its gradient has the larger shape here; each copy has received a part, and the value gets their sum.
// 提示: 被拉伸过的值，这里梯度的形状仍是大的；每一份拷贝都收到一份梯度，原来的值应得到它们的和。
return from.rank() < shape.rank() || from.elements() < shape.elements() ? broadcast_to(x, shape) : x;
