#include "examples/experiment/summary.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "examples/experiment/calibration.hpp"

namespace focalgrad::experiment {

namespace {

Interval over(const std::vector<SeedResult>& seeds,
              double (*value)(const SeedResult&, std::size_t, double Metrics::*), std::size_t loss,
              double Metrics::*metric) {
  std::vector<double> sample;
  for (const SeedResult& seed : seeds) sample.push_back(value(seed, loss, metric));
  return t_interval(sample);
}

double of_loss(const SeedResult& seed, std::size_t loss, double Metrics::*metric) {
  return seed.losses[loss].*metric;
}
double of_bayes(const SeedResult& seed, std::size_t, double Metrics::*metric) { return seed.bayes.*metric; }
double less_first(const SeedResult& seed, std::size_t loss, double Metrics::*metric) {
  return seed.losses[loss].*metric - seed.losses[0].*metric;
}

nlohmann::json to_json(const Interval& interval) {
  // JSON has no NaN: what is not known is null.
  const auto number = [](double x) { return std::isfinite(x) ? nlohmann::json(x) : nlohmann::json(nullptr); };
  return {{"mean", number(interval.mean)}, {"low", number(interval.low)}, {"high", number(interval.high)}};
}

}  // namespace

const std::vector<MetricTable>& metric_tables() {
  static const std::vector<MetricTable> all = {
      {"ranking",
       {{"avg precision", &Metrics::average_precision},
        {"ROC-AUC", &Metrics::roc_auc},
        {"recall at p ≥ .8", &Metrics::recall_at_precision_80}}},
      {"at the threshold 0.5",
       {{"recall", &Metrics::recall},
        {"precision", &Metrics::precision},
        {"F1", &Metrics::f1},
        {"MCC", &Metrics::mcc}}},
      {"at the one chosen on the validation part",
       {{"recall", &Metrics::recall_at_threshold},
        {"precision", &Metrics::precision_at_threshold},
        {"F1", &Metrics::f1_at_threshold},
        {"threshold", &Metrics::threshold}}},
      {"the probabilities (smaller is better)",
       {{"Brier", &Metrics::brier},
        {"log loss", &Metrics::log_loss},
        {"ECE", &Metrics::expected_calibration_error},
        {"|p − posterior|", &Metrics::posterior_error}}},
      {"the same, the loss's own bias undone",
       {{"Brier", &Metrics::brier_calibrated},
        {"log loss", &Metrics::log_loss_calibrated},
        {"ECE", &Metrics::expected_calibration_error_calibrated},
        {"|p − posterior|", &Metrics::posterior_error_calibrated}}},
  };
  return all;
}

Interval Summary::of(std::size_t loss, double Metrics::*metric) const {
  return over(seeds_, of_loss, loss, metric);
}
Interval Summary::bayes(double Metrics::*metric) const { return over(seeds_, of_bayes, 0, metric); }
Interval Summary::difference(std::size_t loss, double Metrics::*metric) const {
  return over(seeds_, less_first, loss, metric);
}
bool Summary::knows_bayes() const { return !seeds_.empty() && !std::isnan(seeds_[0].bayes.posterior_error); }

std::vector<std::string> Summary::verdict() const {
  struct Said {
    const char* name;
    double Metrics::*metric;
    bool more_is_better;
  };
  const std::vector<Said> headline = {
      {"average precision", &Metrics::average_precision, true},
      {"ROC-AUC", &Metrics::roc_auc, true},
      {"F1 at the chosen threshold", &Metrics::f1_at_threshold, true},
      {"recall at 0.5", &Metrics::recall, true},
      {"F1 at 0.5", &Metrics::f1, true},
      {"Brier score", &Metrics::brier, false},
      {"calibration error", &Metrics::expected_calibration_error, false},
      {"calibration error with the loss's bias undone", &Metrics::expected_calibration_error_calibrated,
       false},
  };
  std::vector<std::string> sentences;
  if (seeds_.size() < 2) {
    sentences.push_back(
        "One seed says nothing of chance: run more (--seeds) before reading anything into a difference.");
    return sentences;
  }
  const std::string& first = config_.losses[0].text();
  for (std::size_t loss = 1; loss < config_.losses.size(); ++loss) {
    std::string better, worse, same;
    for (const Said& said : headline) {
      const Interval d = difference(loss, said.metric);
      const std::string text = fmt::format("{} ({:+.3f} ± {:.3f})", said.name, d.mean, (d.high - d.low) / 2);
      std::string& list = !d.excludes_zero() ? same : (d.mean > 0) == said.more_is_better ? better : worse;
      list += (list.empty() ? "" : ", ") + text;
    }
    std::string sentence =
        fmt::format("Over {} seeds, {} against {}: ", seeds_.size(), config_.losses[loss].text(), first);
    if (better.empty() && worse.empty()) {
      sentence += "no difference seen in any of " + same + ".";
    } else {
      if (!better.empty()) sentence += "better in " + better;
      if (!worse.empty()) sentence += (better.empty() ? "worse in " : "; worse in ") + worse;
      const bool short_of_room = config_.losses.size() > 4;
      sentence += same.empty()    ? "."
                  : short_of_room ? "; no difference seen in the rest."
                                  : "; no difference seen in " + same + ".";
    }
    sentences.push_back(sentence);
    const std::string& kind = config_.losses[loss].row().name;
    if (const auto alpha = config_.losses[loss].option("alpha");
        (kind == "focal" || kind == "ce") && alpha && *alpha > 0 && *alpha < 1 && *alpha != 0.5)
      sentences.push_back(
          fmt::format("alpha = {} moves the cut: this loss's best model says 0.5 where the true posterior is "
                      "{}, so its figures at "
                      "0.5 are those of another threshold.",
                      *alpha, posterior_at_half(*alpha)));
    if (const auto gamma = config_.losses[loss].option("gamma"); kind == "focal" && gamma && *gamma > 0)
      sentences.push_back(fmt::format(
          "gamma = {} draws probabilities towards 0.5: at a true posterior of 0.01 this loss's best model "
          "says {:.3f}.",
          *gamma, focal_minimiser(0.01, *gamma, config_.losses[loss].option("alpha").value_or(0.5))));
  }
  return sentences;
}

nlohmann::json Summary::json(bool interrupted) const {
  nlohmann::json json;
  json["seeds"] = seeds_.size();
  json["interrupted"] = interrupted;
  for (std::size_t loss = 0; loss < config_.losses.size() && !seeds_.empty(); ++loss) {
    const std::string& name = config_.losses[loss].text();
    for (const auto& [metric, member] : Metrics::all()) {
      json["losses"][name][metric] = to_json(of(loss, member));
      if (loss > 0) json["differences"][name][metric] = to_json(difference(loss, member));
    }
  }
  if (knows_bayes())
    for (const auto& [metric, member] : Metrics::all()) json["bayes"][metric] = to_json(bayes(member));
  json["verdict"] = seeds_.empty() ? std::vector<std::string>{} : verdict();
  return json;
}

}  // namespace focalgrad::experiment
