// question: A4.2
// source: measured: the line of kaiming_uniform, which stands below
// loses: value
// hint: Only the inputs are counted, which is Kaiming's initialisation for ReLU. Glorot and Bengio's counts inputs and outputs.
// 提示: 只数了输入：那是 Kaiming 为 ReLU 设计的初始化。Glorot 与 Bengio 的方法把输入和输出都数进去。
return symmetric(in, out, root(6, in), generator);
