// question: A5.4
// source: measured: the mean over the cuts, as the name might be read
// loses: value, no positives
// hint: It is not the mean of the cuts' precisions: a cut counts by how much it adds to recall, and one that finds no positive adds nothing.
// 提示: 它不是各切点精确率的简单平均：每个切点按它增加的召回率加权，没有找到新的正样本的切点不计入。
double sum = 0;
for (const Cut& cut : all)
  sum += cut.counts.true_positives / (cut.counts.true_positives + cut.counts.false_positives);
return sum / static_cast<double>(all.size());
