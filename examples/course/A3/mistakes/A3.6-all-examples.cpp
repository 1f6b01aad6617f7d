// question: A3.6
// source: fizyr/keras-retinanet#709
// loses: value, no positives
// hint: by_positives divides by all examples here, most of which are easy negatives: only positives are counted.
// 提示: 这里 by_positives 除以所有样本的个数，而其中大多是易分负样本：只数正样本。
const Tensor& t = targets.value(caller.line);
const auto count = static_cast<Scalar>(losses.value(caller.line).size());
if (reduction == Reduction::by_positives) return std::max(Scalar(1), count);
if (reduction != Reduction::mean) return 1;
if (count == 0) throw Error(caller, "no losses");
return count;
