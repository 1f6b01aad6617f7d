// question: A4.2
// source: mlverse/torch#555
// loses: value, empty
// hint: The sum in + out is to be divided by as a whole: brackets are missing.
// 提示: 要除以的是整个和 in + out：少了括号。
const double a = static_cast<double>(in), b = static_cast<double>(out);
return symmetric(in, out, std::sqrt(6 / a + b), generator);
