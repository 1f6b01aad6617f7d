// question: A4.3
// source: measured: log π is near the right number for a small π only
// loses: value, near 0 and 1
// hint: That is log π, and its exponential is π. The sigmoid is to be π: what is missing vanishes for a small π only.
// 提示: 这是 log π，它的指数是 π；而要等于 π 的是 sigmoid。缺的那一项只有在 π 很小时才可以忽略。
return static_cast<Scalar>(std::log(prior));
