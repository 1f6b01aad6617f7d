// question: A4.2
// source: harvard-edge/cs249r_book#1161
// loses: value
// hint: The variance is 1/in, which is LeCun's initialisation. Glorot and Bengio's variance depends on inputs and outputs alike.
// 提示: 方差取成了 1/in，那是 LeCun 的初始化。Glorot 与 Bengio 的方差同样取决于输入和输出。
return symmetric(in, out, root(3, in), generator);
