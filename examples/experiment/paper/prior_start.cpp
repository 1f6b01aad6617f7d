#include "examples/experiment/paper/prior_start.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "examples/experiment/showing/progress_bar.hpp"
#include "examples/experiment/text/sentence.hpp"
#include "examples/experiment/training/parallel.hpp"
#include "examples/experiment/training/seed_data.hpp"

namespace focalgrad::experiment {

namespace {

/// What one seed's batches lost, a step each, from one start and from the other; cut off where it diverged.
struct Starts {
  std::vector<double> with_prior, without;
};

Starts train_starts(const Config& config, const std::string& loss, std::size_t seed,
                    const std::function<bool()>& stopped) {
  const auto losses_of = [&](const std::string& text) {
    Config one = config;
    one.losses = LossSpec::parse_list(text);
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

/// Both starts, means over the seeds.
struct Comparison {
  Starts mean;
  double first_with = 0, first_without = 0;  ///< the first batch's loss
  double caught_up = 0;                      ///< the step
  std::size_t blown_up = 0;                  ///< seeds of which it did without the prior start
};

Comparison compare_starts(const Config& config, const std::string& loss, std::size_t jobs,
                          const volatile std::sig_atomic_t& stop, Progress& progress) {
  Comparison all;
  const double share = 1 / static_cast<double>(config.seeds);
  in_order(
      config.seeds, jobs,
      [&](std::size_t i, const std::function<bool()>& cancelled) {
        return train_starts(config, loss, config.seed + i, [&] { return stop != 0 || cancelled(); });
      },
      [&](std::size_t, const Starts& each) {
        progress.advance();
        if (each.with_prior.empty() || each.without.empty()) return;
        add(all.mean.with_prior, each.with_prior, share);
        add(all.mean.without, each.without, share);
        all.first_with += share * each.with_prior[0];
        all.first_without += share * each.without[0];
        all.caught_up += share * static_cast<double>(caught_up(each.without, each.with_prior));
        all.blown_up += each.without.size() < config.steps;
      });
  progress.clear();
  return all;
}

}  // namespace

std::vector<Picture> prior_start(std::FILE* to, const Config& config, const std::string& folder,
                                 std::size_t jobs, const volatile std::sig_atomic_t& stop,
                                 Language language) {
  const Text
      head =
          {"The prior start against a bias of 0: the loss of the first batch, and the step from which "
           "training\n"
           "without the prior start is within 10 % of training with it; means over {} seed{}.",
           "从 p = π 开始与从偏置 0 开始的比较：第一批的损失，以及从哪一步起，后者的损失与前者相差不到\n"
           "10 %；{} 个种子的均值。"},
      step = {"step {:.0f}", "第 {:.0f} 步"}, rate_of = {"{}, rate {}", "{}，学习率 {}"};
  const auto say = [&](const Text& text) { return text.in(language); };
  fmt::print(to, "{}\n\n  {:<16} {:<22} {:>10} {:>10} {:>12} {:>12}\n",
             filled_in(head, config.seeds, config.seeds == 1 ? "" : "s").in(language),
             say({"loss", "损失函数"}), say({"optimizer", "优化器"}), say({"with", "从 p = π"}),
             say({"without", "从偏置 0"}), say({"caught up", "追上"}), say({"diverged", "发散"}));
  std::size_t blown_up_at_all = 0;
  std::vector<Picture> pictures;
  Progress progress(4 * config.seeds);
  for (const auto& [optimizer, rate] : {std::pair(config.optimizer, config.learning_rate), {"sgd", 0.3}})
    for (const std::string loss : {"ce", "focal:gamma=2"}) {
      Config trained = config;
      trained.optimizer = optimizer;
      trained.learning_rate = rate;
      const Comparison all = compare_starts(trained, loss, jobs, stop, progress);
      if (stop != 0) return {};
      blown_up_at_all += all.blown_up;
      fmt::print(to, "  {:<16} {:<22} {:>10.4f} {:>10.4f} {:>12} {:>12}\n", loss,
                 filled_in(rate_of, optimizer, rate).in(language), all.first_with, all.first_without,
                 filled_in(step, all.caught_up).in(language),
                 filled_in({"{} of {}", "{} / {}"}, all.blown_up, config.seeds).in(language));
      const Chart chart{.title = fmt::format("{}, {}", loss, optimizer),
                        .x_label = "step",
                        .y_label = "loss of the batches, mean over the seeds",
                        .curves = {smoothed("with the prior start", all.mean.with_prior),
                                   smoothed("without", all.mean.without)},
                        .log_x = true,
                        .log_y = true};
      draw(chart, fmt::format("{}/prior-start-{}-{}", folder, loss.substr(0, loss.find(':')), optimizer));
      pictures.push_back(chart);
    }
  const Text none = {"No training diverged without the prior start; what it saves is the first steps.",
                     "从偏置 0 开始也没有一次训练发散；从 p = π 开始省下的是最初的若干步。"},
             some = {"Without the prior start some trainings diverged: see the last column.",
                     "从偏置 0 开始，有的训练发散了：见最后一列。"};
  fmt::print(to, "\n{}\n\n", (blown_up_at_all == 0 ? none : some).in(language));
  return pictures;
}

}  // namespace focalgrad::experiment
