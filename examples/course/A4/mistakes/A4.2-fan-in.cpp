// question: A4.2
// source: harvard-edge/cs249r_book#1161
// loses: value
// hint: Only the inputs are counted: that is Kaiming's or LeCun's initialisation. Glorot and Bengio's counts inputs and outputs.
// 提示: 只数了输入：那是 Kaiming 或 LeCun 的初始化。Glorot 与 Bengio 的方法把输入和输出都数进去。
return symmetric(in, out, root(6, in), generator);
