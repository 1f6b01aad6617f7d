#include "examples/experiment/paper/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "autograd/tape.hpp"
#include "examples/experiment/measuring/cumulative.hpp"
#include "examples/experiment/paper/alpha_gamma.hpp"
#include "examples/experiment/paper/prior_start.hpp"
#include "examples/experiment/text/sentence.hpp"
#include "examples/experiment/training/seed_data.hpp"
#include "losses/focal.hpp"

namespace focalgrad::experiment {

namespace {

/// The focal loss of each p_t, by the library.
std::vector<double> focal_losses(const std::vector<double>& p_t, double gamma) {
  Tape tape;
  Tensor logits(Dims{p_t.size()});
  std::transform(p_t.begin(), p_t.end(), logits.begin(),
                 [](double p) { return static_cast<Scalar>(std::log(p) - std::log1p(-p)); });
  const Var losses =
      losses::focal(tape.constant(logits), Tensor(Dims{p_t.size()}, Scalar(1)),
                    {.gamma = static_cast<Scalar>(gamma), .reduction = losses::Reduction::none});
  return {losses.value().begin(), losses.value().end()};
}

/// Figure 4 for both classes.
std::vector<Picture> draw_cumulative(std::FILE* to, const Config& config, const std::string& folder,
                                     const volatile std::sig_atomic_t& stop, Language language) {
  Config one = config;
  one.losses = LossSpec::parse_list("focal:gamma=2");
  const SeedData data = make_data(one, one.seed);
  const auto trainer = make_trainer(one.losses[0], one, data.split.train, one.seed);
  for (std::size_t step = 0; step < one.steps && stop == 0; ++step) trainer->step();
  const std::vector<double> p = trainer->predict(data.split.test.inputs).probabilities;
  std::vector<double> positives, negatives;
  for (std::size_t i = 0; i < p.size(); ++i)
    data.split.test.labels[i] ? positives.push_back(p[i]) : negatives.push_back(1 - p[i]);
  const Text what = {
      "Figure 4: of one model trained with gamma 2, the share of the focal loss that its hardest test\n"
      "examples carry.",
      "图 4：用 gamma = 2 训练的同一个模型，最难分的测试样本占 focal loss 的多少。"};
  fmt::print(to, "{}\n\n{:<27}{:>12}{:>12}{:>12}{:>12}\n", what.in(language), "", "gamma 0", "gamma 0.5",
             "gamma 1", "gamma 2");
  std::vector<Picture> pictures;
  const auto row = [&](const std::string& which, const Text& hardest, const std::vector<double>& p_t,
                       double share) {
    const Chart chart = cumulative_loss(p_t, which);
    fmt::print(to, "  {:<25}", filled_in(hardest, 100 * share).in(language));
    for (const Curve& curve : chart.curves) fmt::print(to, "{:>10.1f} %", 100 * hardest_share(curve, share));
    fmt::print(to, "\n");
    draw(chart, folder + "/cumulative-" + which);
    pictures.push_back(chart);
  };
  row("positives", {"hardest {:>3.0f} % of positives", "最难分的 {:.0f} % 正样本"}, positives, 0.2);
  row("negatives", {"hardest {:>3.0f} % of negatives", "最难分的 {:.0f} % 负样本"}, negatives, 0.01);
  fmt::print(to, "\n");
  return pictures;
}

}  // namespace

Chart loss_against_p_t() {
  Chart chart{.title = "Focal loss (Lin et al. 2017, figure 1)",
              .x_label = "p_t, probability of the true class",
              .y_label = "loss",
              .curves = {}};
  std::vector<double> p_t;
  for (int i = 5; i < 1000; i += 5) p_t.push_back(i / 1000.0);
  for (const double gamma : {0.0, 0.5, 1.0, 2.0, 5.0})
    chart.curves.push_back({gamma == 0 ? "gamma 0: cross-entropy" : fmt::format("gamma {}", gamma), p_t,
                            focal_losses(p_t, gamma)});
  return chart;
}

Chart cumulative_loss(const std::vector<double>& p_t, const std::string& which) {
  Chart chart{.title = fmt::format("The {}' share of the loss (Lin et al. 2017, figure 4)", which),
              .x_label = fmt::format("share of the {}, the easiest first", which),
              .y_label = "cumulative share of the loss",
              .curves = {}};
  for (const double gamma : {0.0, 0.5, 1.0, 2.0}) {
    const CumulativeShare share = cumulative_share(focal_losses(p_t, gamma));
    Curve curve{fmt::format("gamma {}", gamma), {0}, {0}};
    constexpr std::size_t points = 1000;
    for (std::size_t i = 1, point = 1; i < share.loss.size(); ++i) {
      if (i * points < point * p_t.size()) continue;
      while (point <= points && i * points >= point * p_t.size()) ++point;
      curve.x.push_back(share.examples[i]);
      curve.y.push_back(share.loss[i]);
    }
    chart.curves.push_back(curve);
  }
  return chart;
}

double hardest_share(const Curve& cumulative, double share) {
  const auto at = std::lower_bound(cumulative.x.begin(), cumulative.x.end(), 1 - share - 1e-12);
  return 1 - cumulative.y[static_cast<std::size_t>(at - cumulative.x.begin())];
}

Pictures paper(std::FILE* to, const Config& config, const RunFolder& folder, std::size_t jobs,
               const volatile std::sig_atomic_t& stop, Language language) {
  const Text head = {"The paper's figures, on this data ({}/*.svg, *.png, and their numbers in *.tsv)",
                     "论文中的图，用本次的数据重画（{}/*.svg、*.png，数值在 *.tsv）"};
  fmt::print(to, "\n{}\n\n", filled_in(head, folder.path()).in(language));
  Pictures pictures;
  pictures["focal_curve"] = {loss_against_p_t()};
  draw(loss_against_p_t(), folder.path() + "/loss-against-p_t");
  if (stop == 0) pictures["cumulative_by_gamma"] = draw_cumulative(to, config, folder.path(), stop, language);
  std::fflush(to);
  if (stop == 0) pictures["alpha_gamma"] = alpha_and_gamma(to, config, folder, jobs, stop, language);
  std::fflush(to);
  if (stop == 0) pictures["prior_start"] = prior_start(to, config, folder.path(), jobs, stop, language);
  return pictures;
}

}  // namespace focalgrad::experiment
