// question: A4.3
// source: measured: 1/π − 1 near π = 1
// loses: near 0 and 1
// hint: 1/π is rounded to 16 digits before 1 is taken off it: near π = 1 nothing of what is left is right.
// 提示: 先把 1/π 舍入到 16 位，再减去 1：π 接近 1 时，剩下的数字都不可靠。
return static_cast<Scalar>(-std::log(1 / prior - 1));
