#include "examples/experiment/showing/report_data.hpp"

#include <nlohmann/json.hpp>

#include "examples/experiment/findings/story_json.hpp"
#include "examples/experiment/findings/summary_json.hpp"
#include "examples/experiment/findings/verdict.hpp"
#include "examples/experiment/showing/chart_json.hpp"
#include "examples/experiment/showing/html.hpp"

namespace focalgrad::experiment {

namespace {

using nlohmann::json;

/// The means and the differences of the headline metrics, for the charts.
json headline(const Summary& summary) {
  const std::size_t losses = summary.config().losses.size();
  json all = json::array();
  for (const HeadlineMetric& each : headline_metrics()) {
    json entry = {{"name", {{"en", each.name.english}, {"zh", each.name.chinese}}},
                  {"more_is_better", each.more_is_better},
                  {"means", json::array()},
                  {"differences", json::array()}};
    if (summary.knows_bayes()) entry["bayes"] = to_json(summary.bayes(each.metric));
    for (std::size_t k = 0; k < losses; ++k) entry["means"].push_back(to_json(summary.of(k, each.metric)));
    for (std::size_t k = 1; k < losses; ++k) {
      json difference = to_json(summary.difference(k, each.metric));
      difference["seeds"] = summary.differences(k, each.metric);
      entry["differences"].push_back(difference);
    }
    all.push_back(entry);
  }
  return all;
}

}  // namespace

std::string report_data(const Summary& summary, const Told& story, const std::vector<TunedRate>& tuned,
                        const Pictures& pictures) {
  json all = to_json(story);
  for (const LossSpec& loss : summary.config().losses) all["losses"].push_back(loss.text());
  all["seeds"] = summary.seeds();
  all["headline"] = headline(summary);
  all["pictures"] = json::object();
  for (const auto& [part, list] : pictures)
    for (const Picture& picture : list) all["pictures"][part].push_back(to_json(picture));
  all["rates"] = {{"tried", summary.config().learning_rates}, {"losses", json::array()}};
  for (const TunedRate& each : tuned)  // NaN becomes null
    all["rates"]["losses"].push_back(
        {{"chosen", each.chosen}, {"average_precision", each.average_precision}});
  return in_script(to_text(all));
}

}  // namespace focalgrad::experiment
