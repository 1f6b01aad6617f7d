#include "examples/experiment/showing/plots.hpp"

#include <fmt/format.h>

#include <limits>

#include "examples/experiment/showing/chart.hpp"

namespace focalgrad::experiment {

namespace {

using nlohmann::json;

std::vector<double> numbers(const json& list) {
  std::vector<double> values;
  for (const json& each : list)
    values.push_back(each.is_null() ? std::numeric_limits<double>::quiet_NaN() : each.get<double>());
  return values;
}

Curve curve(const std::string& name, const json& points) {
  return {name, numbers(points.at("x")), numbers(points.at("y"))};
}

Map map_of(const json& story, const std::string& title) {
  const json& plane = story.at("plane");
  return {.title = title,
          .x_label = plane.at("names").at(0),
          .y_label = plane.at("names").at(1),
          .left = plane.at("left"),
          .right = plane.at("right"),
          .bottom = plane.at("bottom"),
          .top = plane.at("top"),
          .columns = plane.at("columns"),
          .rows = plane.at("rows"),
          .values = {},
          .negatives = curve("negatives", story.at("points").at("negatives")),
          .positives = curve("positives", story.at("points").at("positives"))};
}

}  // namespace

void draw_plots(const Config& config, const json& story, const std::string& folder) {
  const auto at = [&](const std::string& name) { return folder + "/plot-" + name; };
  const json &steps = story.at("steps"), &curves = story.at("curves");
  for (std::size_t k = 0; k < config.losses.size(); ++k) {
    const std::string& loss = config.losses[k].text();
    const json& of = steps.at("losses").at(k);
    const auto over_steps = [&](const char* name, const char* column) {
      return Curve{name, numbers(steps.at("step")), numbers(of.at(column))};
    };
    draw(Chart{.title = loss,
               .x_label = "step",
               .y_label = "loss of the batches",
               .curves = {over_steps(loss.c_str(), "loss")},
               .log_x = true,
               .log_y = true},
         at(fmt::format("loss-{}", k)));
    draw(Chart{.title = "Where the gradient comes from: " + loss,
               .x_label = "step",
               .y_label = "share of the gradient",
               .curves = {over_steps("positives", "positives_share"),
                          over_steps("hard negatives", "hard_negatives_share"),
                          over_steps("easy negatives", "easy_negatives_share")},
               .log_x = true,
               .low = 0,
               .high = 1},
         at(fmt::format("gradient-{}", k)));
    if (!story.at("plane").is_null()) {
      Map map = map_of(story, loss);
      map.values = numbers(story.at("looks").back().at("losses").at(k).at("plane"));
      for (double& hundredths : map.values) hundredths /= 100;
      draw(map, at(fmt::format("decision-{}", k)));
    }
  }
  const auto together = [&](const char* name, Chart chart, const char* of, bool limit) {
    for (std::size_t k = 0; k < config.losses.size(); ++k)
      chart.curves.push_back(curve(config.losses[k].text(), curves.at("losses").at(k).at(of)));
    if (limit && curves.contains("bayes"))
      chart.curves.push_back(curve("Bayes (limit)", curves.at("bayes").at(of)));
    draw(chart, at(name));
  };
  const auto chart = [](const char* title, const char* x, const char* y, bool diagonal) {
    return Chart{
        .title = title, .x_label = x, .y_label = y, .curves = {}, .diagonal = diagonal, .low = 0, .high = 1};
  };
  together("precision-recall", chart("Precision and recall", "recall", "precision", false),
           "precision_recall", true);
  together("roc", chart("ROC", "false positive rate", "true positive rate", true), "roc", true);
  together("reliability", chart("Reliability", "probability said", "share of positives", true), "reliability",
           false);
  together("reliability-calibrated",
           chart("Reliability, the loss's bias undone", "probability said", "share of positives", true),
           "calibrated", false);
  if (!story.at("plane").is_null())
    draw(map_of(story, config.csv.empty() ? config.dataset + ", on the training part's scale" : config.csv),
         at("data"));
}

}  // namespace focalgrad::experiment
