#include "examples/experiment/findings/summary_json.hpp"

#include <nlohmann/json.hpp>

#include "examples/experiment/findings/verdict.hpp"

namespace focalgrad::experiment {

nlohmann::json to_json(const Interval& interval) {
  return {{"mean", number_or_null(interval.mean)},
          {"low", number_or_null(interval.low)},
          {"high", number_or_null(interval.high)}};
}

std::string summary_text(const Summary& summary, const std::vector<TunedRate>& tuned, bool interrupted) {
  const Config& config = summary.config();
  const bool any = summary.seeds() > 0;
  nlohmann::json json;
  json["seeds"] = summary.seeds();
  json["interrupted"] = interrupted;
  for (std::size_t loss = 0; loss < config.losses.size() && any; ++loss) {
    const std::string& name = config.losses[loss].text();
    for (const auto& [metric, member] : Metrics::all()) {
      json["losses"][name][metric] = to_json(summary.of(loss, member));
      if (loss > 0) json["differences"][name][metric] = to_json(summary.difference(loss, member));
    }
  }
  for (const auto& [metric, member] : Metrics::all())
    if (any) json["logistic_regression"][metric] = to_json(summary.logistic(member));
  if (summary.knows_bayes())
    for (const auto& [metric, member] : Metrics::all())
      json["bayes"][metric] = to_json(summary.bayes(member));
  json["verdict"] = any ? verdict(summary) : std::vector<std::string>{};
  for (std::size_t loss = 0; loss < tuned.size(); ++loss)
    for (std::size_t k = 0; k < config.learning_rates.size(); ++k) {
      auto& entry = json["learning_rates"][config.losses[loss].text()];
      entry["chosen"] = tuned[loss].chosen;
      entry["validation_average_precision"].push_back(
          {config.learning_rates[k], number_or_null(tuned[loss].average_precision[k])});
    }
  return to_text(json, 2) + "\n";
}

}  // namespace focalgrad::experiment
