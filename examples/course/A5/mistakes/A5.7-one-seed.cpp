// question: A5.7
// source: measured: a fixed seed in the loop, after which the seeds' spread is that of the data alone
// loses: start, batches, figures
// hint: Every seed starts from the same weights and draws the same rows: the generator is to be made from this seed, or the interval is too narrow.
// 提示: 每个种子的初始权重和批次都一样：生成器要由当前的种子创建，否则区间太窄。
std::vector<Pair> pairs;
for (const auto seed : seeds) {
  const Split parts = data(seed);
  Pair pair{seed, {}, {}};
  for (const bool is_first : {true, false}) {
    Generator start = Generator(0).fork(0), order = Generator(0).fork(1);
    auto model = new_model(parts.train, settings, start);
    train(model, parts.train, is_first ? first : second, settings, order);
    (is_first ? pair.first : pair.second) =
        measured(model, parts.test, best_threshold(model, parts.validation));
  }
  pairs.push_back(pair);
}
return pairs;
