#include "examples/experiment/paper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "autograd/tape.hpp"
#include "examples/experiment/experiment.hpp"
#include "examples/experiment/parallel.hpp"
#include "examples/experiment/summary.hpp"
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

Config with_losses(Config config, const std::string& losses) {
  config.losses = LossSpec::parse_list(losses);
  config.learning_rates.clear();
  return config;
}

/// Figure 4 for both classes.
void draw_cumulative(std::FILE* to, const Config& config, const std::string& folder,
                     const volatile std::sig_atomic_t& stop) {
  const Config one = with_losses(config, "focal:gamma=2");
  const SeedData data = make_data(one, one.seed);
  const auto trainer = make_trainer(one.losses[0], one, data.split.train, one.seed);
  for (std::size_t step = 0; step < one.steps && stop == 0; ++step) trainer->step();
  const std::vector<double> p = trainer->predict(data.split.test.inputs).probabilities;
  std::vector<double> positives, negatives;
  for (std::size_t i = 0; i < p.size(); ++i)
    data.split.test.labels[i] ? positives.push_back(p[i]) : negatives.push_back(1 - p[i]);
  fmt::print(to,
             "Figure 4: one model trained with gamma 2; the focal loss of its test examples, shared out.\n\n"
             "                          gamma 0   gamma 0.5     gamma 1     gamma 2\n");
  const auto row = [&](const std::string& which, const std::vector<double>& p_t, double share) {
    const Chart chart = cumulative_loss(p_t, which);
    fmt::print(to, "  hardest {:>3.0f} % of {:<9}", 100 * share, which);
    for (const Curve& curve : chart.curves) fmt::print(to, "{:>9.1f} %  ", 100 * hardest_share(curve, share));
    fmt::print(to, "\n");
    draw(chart, folder + "/cumulative-" + which);
  };
  row("positives", positives, 0.2);
  row("negatives", negatives, 0.01);
  fmt::print(to, "\n");
}

/// The table of alpha and gamma: the paper's table 1b, with the figure at both thresholds.
void alpha_and_gamma(std::FILE* to, const Config& config, const std::string& folder, std::size_t jobs,
                     const volatile std::sig_atomic_t& stop) {
  const std::vector<double> gammas = {0, 0.5, 1, 2, 5}, alphas = {0.1, 0.25, 0.5, 0.75, 0.9};
  std::string texts;
  for (const double alpha : alphas)
    for (const double gamma : gammas)
      texts += fmt::format("{}focal:gamma={}:alpha={}", texts.empty() ? "" : ",", gamma, alpha);
  const Config all = with_losses(config, texts);
  Experiment experiment(all, jobs);
  std::vector<SeedResult> seeds;
  experiment.on_seed = [&](const SeedResult& result) { seeds.push_back(result); };
  experiment.run(stop);
  if (stop != 0) return;
  const Summary summary(all, seeds);
  const auto table = [&](const std::string& title, double Metrics::*metric) {
    Chart chart{.title = title, .x_label = "alpha", .y_label = title, .curves = {}};
    for (const double gamma : gammas) chart.curves.push_back({fmt::format("gamma {}", gamma), alphas, {}});
    fmt::print(to, "  {:<26}", title);
    for (const double gamma : gammas) fmt::print(to, "{:>16}", fmt::format("gamma {}", gamma));
    fmt::print(to, "\n");
    for (std::size_t i = 0; i < alphas.size(); ++i) {
      fmt::print(to, "  {:<26}", fmt::format("  alpha {}", alphas[i]));
      for (std::size_t k = 0; k < gammas.size(); ++k) {
        const Interval value = summary.of(i * gammas.size() + k, metric);
        chart.curves[k].y.push_back(value.mean);
        fmt::print(to, "{:>16}",
                   std::isnan(value.low)
                       ? fmt::format("{:.3f}", value.mean)
                       : fmt::format("{:.3f} ±{:.3f}", value.mean, (value.high - value.low) / 2));
      }
      fmt::print(to, "\n");
    }
    fmt::print(to, "\n");
    return chart;
  };
  fmt::print(to, "Table 1b: alpha and gamma, {} seed{}.\n\n", seeds.size(), seeds.size() == 1 ? "" : "s");
  draw(table("average precision", &Metrics::average_precision), folder + "/alpha-gamma-average-precision");
  // Both on one scale: that the second is flat is what they show.
  std::vector<Chart> f1 = {table("F1 at 0.5", &Metrics::f1),
                           table("F1, threshold moved", &Metrics::f1_at_threshold)};
  double least = 1, most = 0;
  for (const Chart& chart : f1)
    for (const Curve& curve : chart.curves)
      for (const double y : curve.y) least = std::min(least, y), most = std::max(most, y);
  for (Chart& chart : f1) chart.low = std::floor(20 * least) / 20, chart.high = std::ceil(20 * most) / 20;
  draw(f1[0], folder + "/alpha-gamma-f1");
  draw(f1[1], folder + "/alpha-gamma-f1-at-threshold");
}

/// What one seed's batches lost, a step each, from one start and from the other; cut off where it diverged.
struct Starts {
  std::vector<double> with_prior, without;
};

Starts train_starts(const Config& config, const std::string& loss, std::size_t seed,
                    const std::function<bool()>& stopped) {
  const auto losses_of = [&](const std::string& text) {
    const Config one = with_losses(config, text);
    const SeedData data = make_data(one, seed);
    const auto trainer = make_trainer(one.losses[0], one, data.split.train, seed);
    std::vector<double> losses;
    try {
      while (losses.size() < one.steps && !stopped()) losses.push_back(trainer->step().loss);
    } catch (const Diverged&) {
    }
    return losses;
  };
  return {losses_of(loss), losses_of(loss + ":prior=0")};
}

/// The first step from which the mean over 20 steps is within a tenth of the other's; the end where it never
/// is.
std::size_t caught_up(const std::vector<double>& late, const std::vector<double>& other) {
  constexpr std::size_t window = 20;
  for (std::size_t step = 0; step + window <= std::min(late.size(), other.size()); ++step) {
    double a = 0, b = 0;
    for (std::size_t k = 0; k < window; ++k) a += late[step + k], b += other[step + k];
    if (a <= 1.1 * b) return step;
  }
  return late.size();
}

/// sum += share·each, as far as both go.
void add(std::vector<double>& sum, const std::vector<double>& each, double share) {
  if (sum.empty()) sum.assign(each.size(), 0);
  sum.resize(std::min(sum.size(), each.size()));
  for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += share * each[k];
}

/// y over the steps from 1, a mean for each fifth that they grow by.
Curve smoothed(const std::string& name, const std::vector<double>& y) {
  Curve curve{name, {}, {}};
  for (std::size_t start = 0; start < y.size();) {
    const std::size_t end = std::min(y.size(), start + 1 + start / 5);
    double sum = 0;
    for (std::size_t k = start; k < end; ++k) sum += y[k];
    curve.x.push_back(static_cast<double>(start + end + 1) / 2);
    curve.y.push_back(sum / static_cast<double>(end - start));
    start = end;
  }
  return curve;
}

/// Does training blow up without the prior start, as the paper found of cross-entropy (section 3.3)?
void prior_start(std::FILE* to, const Config& config, const std::string& folder, std::size_t jobs,
                 const volatile std::sig_atomic_t& stop) {
  fmt::print(
      to,
      "The prior start against a bias of 0: the batch's loss at the first step, and the step from which\n"
      "training without it is within a tenth of training with it, means over {} seed{}.\n\n"
      "  {:<16} {:<22} {:>10} {:>10} {:>12} {:>12}\n",
      config.seeds, config.seeds == 1 ? "" : "s", "loss", "optimizer", "with", "without", "caught up",
      "blown up");
  std::size_t blown_up_at_all = 0;
  for (const auto& [optimizer, rate] : {std::pair(config.optimizer, config.learning_rate), {"sgd", 0.3}})
    for (const std::string loss : {"ce", "focal:gamma=2"}) {
      Config trained = config;
      trained.optimizer = optimizer;
      trained.learning_rate = rate;
      Starts mean;
      double first_with = 0, first_without = 0, steps = 0;
      std::size_t blown_up = 0;
      in_order(
          config.seeds, jobs,
          [&](std::size_t i, const std::function<bool()>& cancelled) {
            return train_starts(trained, loss, config.seed + i, [&] { return stop != 0 || cancelled(); });
          },
          [&](std::size_t, const Starts& each) {
            if (each.with_prior.empty() || each.without.empty()) return;
            const double share = 1 / static_cast<double>(config.seeds);
            add(mean.with_prior, each.with_prior, share);
            add(mean.without, each.without, share);
            first_with += share * each.with_prior[0];
            first_without += share * each.without[0];
            steps += share * static_cast<double>(caught_up(each.without, each.with_prior));
            blown_up += each.without.size() < config.steps;
          });
      if (stop != 0) return;
      blown_up_at_all += blown_up;
      fmt::print(to, "  {:<16} {:<22} {:>10.4f} {:>10.4f} {:>7.0f} steps {:>5} of {:>3}\n", loss,
                 fmt::format("{}, rate {}", optimizer, rate), first_with, first_without, steps, blown_up,
                 config.seeds);
      Chart chart{.title = fmt::format("{}, {}: mean over the seeds", loss, optimizer),
                  .x_label = "step",
                  .y_label = "loss of the batches",
                  .curves = {},
                  .log_x = true,
                  .log_y = true};
      for (const auto& [name, y] :
           {std::pair("with the prior start", &mean.with_prior), std::pair("without", &mean.without)}) {
        chart.curves.push_back(smoothed(name, *y));
      }
      draw(chart, fmt::format("{}/prior-start-{}-{}", folder, loss.substr(0, loss.find(':')), optimizer));
    }
  fmt::print(to, "\n{}\n\n",
             blown_up_at_all == 0
                 ? "No training blew up without the prior start; what the start saves is the first steps."
                 : "Training without the prior start blew up where the last column says so.");
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
    std::vector<double> losses = focal_losses(p_t, gamma);
    std::sort(losses.begin(), losses.end());
    Curve curve{fmt::format("gamma {}", gamma), {0}, {0}};
    double total = 0, sum = 0;
    for (const double loss : losses) total += loss;
    constexpr std::size_t points = 1000;
    for (std::size_t i = 0, point = 1; i < losses.size(); ++i) {
      sum += losses[i];
      if ((i + 1) * points < point * losses.size()) continue;
      while (point <= points && (i + 1) * points >= point * losses.size()) ++point;
      curve.x.push_back(static_cast<double>(i + 1) / static_cast<double>(losses.size()));
      curve.y.push_back(total > 0 ? sum / total : 0);
    }
    chart.curves.push_back(curve);
  }
  return chart;
}

double hardest_share(const Curve& cumulative, double share) {
  const auto at = std::lower_bound(cumulative.x.begin(), cumulative.x.end(), 1 - share - 1e-12);
  return 1 - cumulative.y[static_cast<std::size_t>(at - cumulative.x.begin())];
}

void paper(std::FILE* to, const Config& config, const std::string& folder, std::size_t jobs,
           const volatile std::sig_atomic_t& stop) {
  fmt::print(to, "\nThe paper's pictures, on this data ({}/*.svg, *.png, and their numbers in *.tsv)\n\n",
             folder);
  draw(loss_against_p_t(), folder + "/loss-against-p_t");
  if (stop == 0) draw_cumulative(to, config, folder, stop);
  std::fflush(to);
  if (stop == 0) alpha_and_gamma(to, config, folder, jobs, stop);
  std::fflush(to);
  if (stop == 0) prior_start(to, config, folder, jobs, stop);
  std::fflush(to);
}

}  // namespace focalgrad::experiment
