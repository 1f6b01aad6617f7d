// question: A4.2
// source: SethHWeidman/DLFS_code#10
// loses: value, empty
// hint: That is the bound's square: the variance goes with a², the bound is a.
// 提示: 这是界的平方：方差对应 a²，而界是 a。
const double sizes = static_cast<double>(in + out);
return symmetric(in, out, 6 / sizes, generator);
