#include "examples/experiment/showing/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "examples/experiment/findings/verdict.hpp"

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

/// A number in three figures, in seven columns.
std::string figure(double x) {
  if (std::isnan(x)) return "–";
  if (x != 0 && (std::abs(x) < 1e-3 || std::abs(x) >= 1e5)) return fmt::format("{:.1e}", x);
  return std::abs(x) >= 100 ? fmt::format("{:.0f}", x) : fmt::format("{:.3g}", x);
}

std::string with_interval(const Interval& interval, bool sign) {
  if (std::isnan(interval.mean)) return "–";
  const std::string mean =
      sign ? fmt::format("{:+.4f}", interval.mean) : fmt::format("{:.4f}", interval.mean);
  return std::isnan(interval.low) ? mean
                                  : fmt::format("{} ±{:.4f}", mean, (interval.high - interval.low) / 2);
}

std::size_t name_width(const Config& config) {
  std::size_t width = 12;
  for (const LossSpec& loss : config.losses) width = std::max(width, loss.text().size() + 2);
  return width;
}

/// Pads by what is seen: a UTF-8 character is one column here.
std::string pad(const std::string& text, std::size_t width, bool left = false) {
  const auto seen = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
  const std::string space(seen < width ? width - seen : 0, ' ');
  return left ? text + space : space + text;
}

/// The words of a text in lines of 100 columns, those after the first set in by `indent`.
std::string wrapped(const std::string& text, std::size_t indent = 0) {
  constexpr std::size_t width = 100;
  std::string lines;
  std::size_t column = indent;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    const std::string word = text.substr(start, end - start);
    const bool first = column == indent;
    if (!first && column + 1 + word.size() > width) {
      lines += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (!first) {
      lines += ' ';
      ++column;
    }
    lines += word;
    column += word.size();
    start = end + 1;
  }
  return lines;
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
  line("test",
       fmt::format(
           "{} fresh rows, {} positives{}", test.size(), test.positives(),
           test.posterior.empty() ? "; their true posterior is not known, so there is no Bayes row" : ""));
  line("validation", fmt::format("{} rows apart, {} positives: where thresholds are chosen",
                                 data.split.validation.size(), data.split.validation.positives()));
  std::string widths = fmt::format("{}", train.inputs.shape()[1]);
  for (const std::size_t width : config.hidden) widths += fmt::format("-{}", width);
  const double prior = config.prior.value_or(train.prior());
  line("model",
       fmt::format("{}-1, tanh; the last bias starts at {}", widths,
                   prior > 0 ? fmt::format("−log((1−π)/π) = {:.3f}", -std::log((1 - prior) / prior)) : "0"));
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
  for (const std::string& note : data.notes) line("note", note);
  fmt::print(to, "\n");
}

void print_block_head(std::FILE* to) {
  fmt::print(
      to,
      "Over the whole training part.  Gradient: the shares of Σ|∂loss/∂logit| that come from positives (█),\n"
      "from hard negatives (▒, p_t ≤ 0.5) and from easy ones (·).  AP: average precision on the test "
      "part.\n\n");
  fmt::print(to, "{:>5} {:>7}  {:^15}  {:^23}  {:^11}\n", "", "mean", "sum of losses", "gradient from",
             "mean p_t");
  fmt::print(to, "{:>5} {:>7} {:>7} {:>7}  {:<8} {:>4} {:>4} {:>4}  {:>5} {:>5}  {:>5}  {}\n", "step", "loss",
             "pos", "neg", "", "pos", "hard", "easy", "pos", "neg", "AP", "loss");
}

void print_block(std::FILE* to, const Config& config, const StepRecord& record) {
  for (std::size_t k = 0; k < record.ledgers.size(); ++k) {
    const Ledger& ledger = record.ledgers[k];
    fmt::print(to, "{:>5} {:>7} {:>7} {:>7}  {} {:>4} {:>4} {:>4}  {:>5.3f} {:>5.3f}  {:>5.3f}  {}\n",
               k == 0 ? fmt::format("{}", record.step) : "", figure(ledger.loss),
               figure(ledger.positives_loss), figure(ledger.negatives_loss), bar(ledger),
               percent(ledger.positives_share), percent(ledger.hard_negatives_share),
               percent(ledger.easy_negatives_share), ledger.positives_p_t, ledger.negatives_p_t,
               record.test[k].average_precision, config.losses[k].text());
  }
  std::fflush(to);
}

void print_tuning(std::FILE* to, const Config& config, const std::vector<TunedRate>& tuned) {
  fmt::print(to,
             "Learning rates: the same {} for every loss, by average precision on the validation parts of {} "
             "seeds apart.\n\n",
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
  constexpr std::size_t cell = 17;
  const std::size_t names = name_width(config) + 2;
  fmt::print(to, "\nOn the test part after {} steps, {} seed{}{}:\n", config.steps, summary.seeds(),
             summary.seeds() == 1 ? "" : "s",
             summary.seeds() > 1 ? ", mean ± half of the 95 % interval" : "");
  for (const MetricTable& table : metric_tables()) {
    fmt::print(to, "\n{}", pad(table.title.english, names + 2, true));
    if (std::string_view(table.title.english).size() > names + 2)
      fmt::print(to, "\n{}", std::string(names + 2, ' '));
    for (const auto& [name, _] : table.columns) fmt::print(to, "{}", pad(name.english, cell));
    fmt::print(to, "\n");
    const auto row = [&](const std::string& name, auto value) {
      fmt::print(to, "  {}", pad(name, names, true));
      for (const auto& [_, metric] : table.columns) fmt::print(to, "{}", pad(value(metric), cell));
      fmt::print(to, "\n");
    };
    for (std::size_t k = 0; k < config.losses.size(); ++k)
      row(config.losses[k].text(), [&](auto metric) { return with_interval(summary.of(k, metric), false); });
    if (summary.knows_bayes())
      row("Bayes (limit)", [&](auto metric) { return with_interval(summary.bayes(metric), false); });
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
    fmt::print(
        to, "{}\n",
        wrapped(fmt::format("Of these {} differences {} are better and {} worse; where nothing differs, "
                            "about one interval in twenty excludes 0 by chance.",
                            counted.all(), counted.better, counted.worse)));
}

}  // namespace focalgrad::experiment
