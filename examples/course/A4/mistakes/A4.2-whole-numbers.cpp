// question: A4.2
// source: measured: in and out are whole numbers, and so is their quotient
// loses: value
// hint: The quotient is a whole number: in and out are of an integer type, and dividing an integer by them drops what stands behind the point.
// 提示: 商被取整了：in 和 out 是整数类型，整数除以整数会舍去小数部分。
return symmetric(in, out, in + out == 0 ? 0 : std::sqrt(static_cast<double>(6 / (in + out))), generator);
