// question: A5.7
// source: yuanqm55/GraphPPIS#2, huggingface/sentence-transformers#755
// loses: threshold, figures
// hint: The threshold changes with the test labels: it was chosen on the examples that it is then judged by. Validation chooses it.
// 提示: 阈值随测试标签而变：它是在用来评判它的样本上选的。阈值要在验证部分上选。
std::vector<Pair> pairs;
for (const auto seed : seeds) {
  const Split parts = data(seed);
  Pair pair{seed, {}, {}};
  for (const bool is_first : {true, false}) {
    Generator start = Generator(seed).fork(0), order = Generator(seed).fork(1);
    auto model = new_model(parts.train, settings, start);
    train(model, parts.train, is_first ? first : second, settings, order);
    (is_first ? pair.first : pair.second) = measured(model, parts.test, best_threshold(model, parts.test));
  }
  pairs.push_back(pair);
}
return pairs;
