// question: A5.7
// source: jmschrei/cherimoya#43
// loses: start, batches, figures
// hint: The second loss goes on with the generators where the first left them: it starts from other weights and sees other batches. Fork anew for each side.
// 提示: 第二种损失接着用第一种用过的随机数生成器：初始权重和批次都不同。每一边都要重新 fork。
std::vector<Pair> pairs;
for (const auto seed : seeds) {
  const Split parts = data(seed);
  Pair pair{seed, {}, {}};
  Generator start = Generator(seed).fork(0), order = Generator(seed).fork(1);
  for (const bool is_first : {true, false}) {
    auto model = new_model(parts.train, settings, start);
    train(model, parts.train, is_first ? first : second, settings, order);
    (is_first ? pair.first : pair.second) =
        measured(model, parts.test, best_threshold(model, parts.validation));
  }
  pairs.push_back(pair);
}
return pairs;
