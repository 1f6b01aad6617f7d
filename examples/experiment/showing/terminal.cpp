#include "examples/experiment/showing/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "examples/experiment/findings/verdict.hpp"
#include "examples/experiment/showing/layout.hpp"
#include "examples/experiment/text/figure.hpp"

namespace focalgrad::experiment {

namespace {

/// Eight cells for the shares of positives (█), hard negatives (▒) and easy ones (·).
std::string bar(const Ledger& ledger) {
  constexpr int cells = 8;
  const int positives = static_cast<int>(std::lround(cells * ledger.positives_share));
  const int hard =
      std::min(cells - positives, static_cast<int>(std::lround(cells * ledger.hard_negatives_share)));
  std::string text;
  for (int i = 0; i < cells; ++i) text += i < positives ? "█" : i < positives + hard ? "▒" : "·";
  return text;
}

std::string percent(double share) { return std::isnan(share) ? "–" : fmt::format("{:.0f}%", 100 * share); }

std::string with_interval(const Interval& interval, bool sign) {
  return with_half(interval.mean, interval.half(), 4, sign);
}

std::size_t name_width(const Config& config) {
  std::size_t width = 12;
  for (const LossSpec& loss : config.losses) width = std::max(width, loss.text().size() + 2);
  return width;
}

}  // namespace

void print_header(std::FILE* to, const Config& config, const SeedData& data, const std::string& folder) {
  const Dataset &train = data.split.train, &test = data.split.test;
  const auto line = [&](const char* name, const std::string& text) {
    fmt::print(to, "  {:<10} {}\n", name, text);
  };
  fmt::print(to, "The same model, start and batches, trained with each loss:\n\n");
  std::string losses;
  for (const LossSpec& loss : config.losses) losses += (losses.empty() ? "" : " ") + loss.text();
  line("losses", wrapped(losses, 13));
  line("data", fmt::format("{}, {} positives : {} negatives (π = {:.4g})",
                           config.csv.empty() ? config.dataset : config.csv, train.positives(),
                           train.size() - train.positives(), train.prior()));
  line("test", wrapped(fmt::format("{} {} rows, {} positives{}", test.size(),
                                   test.posterior.empty() ? "held-out" : "fresh", test.positives(),
                                   test.posterior.empty()
                                       ? "; no Bayes row, since their true posterior is not known: "
                                         "logistic regression stands in for it"
                                       : ""),
                       13));
  line("validation", fmt::format("{} other rows, {} positives: where thresholds are chosen",
                                 data.split.validation.size(), data.split.validation.positives()));
  std::string widths = fmt::format("{}", train.inputs.shape()[1]);
  for (const std::size_t width : config.hidden) widths += fmt::format("-{}", width);
  const double prior = config.prior.value_or(train.prior());
  line("model",
       fmt::format(
           "{}-1, tanh; the last bias starts at {}", widths,
           prior > 0 ? fmt::format("−log((1−π)/π) = {}", fixed(-std::log((1 - prior) / prior), 3)) : "0"));
  if (!config.prior)
    line("start",
         wrapped(
             "every example at p = π, where with cross-entropy the easy negatives pull about as hard as the "
             "positives, no harder; the article's story, easy negatives that drown the positives, is the "
             "start at bias 0 below (a whole run of it: --prior none)",
             13));
  const std::string rate =
      config.learning_rates.empty()
          ? fmt::format("learning rate {}", config.learning_rate)
          : fmt::format("learning rates from {}", fmt::join(config.learning_rates, ", "));
  line("training",
       fmt::format("{} steps of {} rows, {}, {}, seed{} {}", config.steps, config.batch, config.optimizer,
                   rate, config.seeds > 1 ? "s" : "",
                   config.seeds > 1 ? fmt::format("{} to {}", config.seed, config.seed + config.seeds - 1)
                                    : fmt::format("{}", config.seed)));
  line("files", folder);
  for (const Sentence& note : data.notes) line("note", wrapped(note.english, 13));
  fmt::print(to, "\n");
}

void print_drowning(std::FILE* to, const Config& config, const std::vector<Moment>& moments) {
  fmt::print(to, "The article's question, asked of one model for every loss:\n\n");
  for (const std::string& sentence : drowning(config, moments)) fmt::print(to, "{}\n", wrapped(sentence));
  const std::size_t names = name_width(config) + 2;
  const auto row = [&](const std::string& name, const Weighing& w) {
    fmt::print(to, "  {} {:>10} {:>10}  {:>10} {:>10}\n", pad(name, names, true),
               fixed(w.hard_positives_factor, 4), fixed(w.easy_negatives_factor, 4),
               percent(w.easy_negatives_loss), percent(w.easy_negatives_gradient));
  };
  fmt::print(to, "\n  {} {:^21}  {:^21}\n  {} {:>10} {:>10}  {:>10} {:>10}\n", pad("", names),
             "mean (1 − p_t)^γ", "easy negatives' share", pad("", names), "hard pos", "easy neg", "loss",
             "gradient");
  for (const Moment& moment : moments) {
    fmt::print(to, "  {}, step {}\n", moment.from_prior ? "start at p = π" : "start at bias 0", moment.step);
    for (std::size_t k = 0; k < config.losses.size(); ++k)
      row("  " + config.losses[k].text(), moment.weighings[k + 1]);
  }
  fmt::print(to, "\n");
}

void print_block_head(std::FILE* to) {
  fmt::print(
      to,
      "Measured on the whole training part.  Gradient: the shares of Σ|∂loss/∂logit| that come from\n"
      "positives (█), hard negatives (▒, p_t ≤ 0.5) and easy negatives (·).  AP: average precision on the\n"
      "test part.  Where training has converged, the bias of the last layer makes both classes pull\n"
      "equally hard, whatever the loss: shares near 50 % at the end are arithmetic, not a finding.\n\n");
  fmt::print(to, "{:>5} {:>7}  {:^15}  {:^23}  {:^11}\n", "", "mean", "sum of losses", "gradient from",
             "mean p_t");
  fmt::print(to, "{:>5} {:>7} {:>7} {:>7}  {:<8} {:>4} {:>4} {:>4}  {:>5} {:>5}  {:>5}  {}\n", "step", "loss",
             "pos", "neg", "", "pos", "hard", "easy", "pos", "neg", "AP", "loss");
}

void print_block(std::FILE* to, const Config& config, const StepRecord& record) {
  for (std::size_t k = 0; k < record.ledgers.size(); ++k) {
    const Ledger& ledger = record.ledgers[k];
    fmt::print(to, "{:>5} {:>7} {:>7} {:>7}  {} {:>4} {:>4} {:>4}  {:>5} {:>5}  {:>5}  {}\n",
               k == 0 ? fmt::format("{}", record.step) : "", three_figures(ledger.loss),
               three_figures(ledger.positives_loss), three_figures(ledger.negatives_loss), bar(ledger),
               percent(ledger.positives_share), percent(ledger.hard_negatives_share),
               percent(ledger.easy_negatives_share), fixed(ledger.positives_p_t, 3),
               fixed(ledger.negatives_p_t, 3), fixed(record.test[k].average_precision, 3),
               config.losses[k].text());
  }
  std::fflush(to);
}

void print_tuning(std::FILE* to, const Config& config, const std::vector<TunedRate>& tuned) {
  fmt::print(to,
             "Learning rates: each loss chooses among the same {}, by average precision on the validation "
             "parts of {} other seeds.\n\n",
             config.learning_rates.size(), tuning_seeds);
  const std::size_t names = name_width(config) + 2;
  fmt::print(to, "  {}", std::string(names, ' '));
  for (const double rate : config.learning_rates) fmt::print(to, "{:>10}", fmt::format("{}", rate));
  fmt::print(to, "\n");
  for (std::size_t loss = 0; loss < tuned.size(); ++loss) {
    fmt::print(to, "  {}", pad(config.losses[loss].text(), names, true));
    for (std::size_t k = 0; k < config.learning_rates.size(); ++k) {
      const double score = tuned[loss].average_precision[k];
      fmt::print(to, "{:>9}{}", std::isnan(score) ? "diverged" : fmt::format("{:.4f}", score),
                 config.learning_rates[k] == tuned[loss].chosen ? "*" : " ");
    }
    fmt::print(to, "\n");
  }
  fmt::print(to, "\n* chosen\n");
  const std::string edge = edge_of_grid(config, tuned);
  if (!edge.empty()) fmt::print(to, "{}\n", wrapped(edge));
  fmt::print(to, "\n");
}

void print_summary(std::FILE* to, const Summary& summary) {
  const Config& config = summary.config();
  constexpr std::size_t cell = 19, longest_row = 20;
  const std::size_t names = std::max(longest_row, name_width(config) + 2);
  fmt::print(to, "\nOn the test part after {} steps, {} seed{}{}:\n", config.steps, summary.seeds(),
             summary.seeds() == 1 ? "" : "s",
             summary.seeds() > 1 ? ", mean ± half of the 95 % interval" : "");
  for (const MetricTable& table : metric_tables()) {
    fmt::print(to, "\n{}", pad(table.title.english, names + 2, true));
    if (std::string_view(table.title.english).size() > names + 2)
      fmt::print(to, "\n{}", std::string(names + 2, ' '));
    const auto width = [&](const Text& name) {
      return std::max(cell, std::string_view(name.english).size() + 3);
    };
    for (const auto& [name, _] : table.columns) fmt::print(to, "{}", pad(name.english, width(name)));
    fmt::print(to, "\n");
    const auto row = [&](const std::string& name, auto value) {
      fmt::print(to, "  {}", pad(name, names, true));
      for (const auto& [name_of, metric] : table.columns)
        fmt::print(to, "{}", pad(value(metric), width(name_of)));
      fmt::print(to, "\n");
    };
    for (std::size_t k = 0; k < config.losses.size(); ++k)
      row(config.losses[k].text(), [&](auto metric) { return with_interval(summary.of(k, metric), false); });
    if (summary.knows_bayes())
      row("Bayes (limit)", [&](auto metric) { return with_interval(summary.bayes(metric), false); });
    row("logistic regression", [&](auto metric) { return with_interval(summary.logistic(metric), false); });
    for (std::size_t k = 1; k < config.losses.size(); ++k)
      row(config.losses.size() == 2 ? "difference" : "Δ " + config.losses[k].text(), [&](auto metric) {
        const Interval d = summary.difference(k, metric);
        return with_interval(d, true) + (d.excludes_zero() ? "*" : " ");
      });
  }
  if (config.losses.size() > 1 && summary.seeds() > 1)
    fmt::print(to, "\n* the 95 % interval of the differences, paired by seed, excludes 0.\n");
  fmt::print(to, "\n");
  for (const std::string& sentence : verdict(summary)) fmt::print(to, "{}\n", wrapped(sentence));
  if (const Tally counted = tally(summary); config.losses.size() > 2 && summary.seeds() > 1)
    fmt::print(to, "{}\n",
               wrapped(fmt::format("Of these {} differences {} are better and {} worse; even if nothing "
                                   "differed, about one interval in twenty would exclude 0 by chance.",
                                   counted.all(), counted.better, counted.worse)));
}

}  // namespace focalgrad::experiment
