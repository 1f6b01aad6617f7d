#include "examples/experiment/showing/plots.hpp"

#include <fmt/format.h>

#include "examples/experiment/showing/chart.hpp"

namespace focalgrad::experiment {

namespace {

Curve curve(const std::string& name, const Points& points) { return {name, points.x, points.y}; }

Map map_of(const Plane& plane, const std::string& title) {
  return {.title = title,
          .x_label = plane.names.at(0),
          .y_label = plane.names.at(1),
          .left = plane.left,
          .right = plane.right,
          .bottom = plane.bottom,
          .top = plane.top,
          .columns = plane.columns,
          .rows = plane.rows,
          .values = {},
          .negatives = curve("negatives", plane.negatives),
          .positives = curve("positives", plane.positives)};
}

/// What a loss's curves over the steps show, and its model over the plane.
void draw_loss(const std::string& loss, std::size_t k, const Told& story, const std::string& folder) {
  const auto at = [&](const char* name) { return fmt::format("{}/plot-{}-{}", folder, name, k); };
  const auto over_steps = [&](const char* name, const char* column) {
    return Curve{name, story.steps.step, story.steps.losses.at(k).at(column)};
  };
  draw(Chart{.title = loss,
             .x_label = "step",
             .y_label = "loss of the batches",
             .curves = {over_steps(loss.c_str(), "loss")},
             .log_x = true,
             .log_y = true},
       at("loss"));
  draw(Chart{.title = "Where the gradient comes from: " + loss,
             .x_label = "step",
             .y_label = "share of the gradient",
             .curves = {over_steps("positives", "positives_share"),
                        over_steps("hard negatives", "hard_negatives_share"),
                        over_steps("easy negatives", "easy_negatives_share")},
             .log_x = true,
             .low = 0,
             .high = 1},
       at("gradient"));
  if (!story.plane) return;
  Map map = map_of(*story.plane, loss);
  for (const long hundredths : story.looks.back().losses.at(k).plane)
    map.values.push_back(static_cast<double>(hundredths) / 100);
  draw(map, at("decision"));
}

}  // namespace

void draw_plots(const Config& config, const Told& story, const std::string& folder) {
  for (std::size_t k = 0; k < config.losses.size(); ++k) draw_loss(config.losses[k].text(), k, story, folder);
  // Each loss's curve, and the limit's where there is one, in one chart.
  const auto together = [&](const char* name, const char* title, const char* x, const char* y, bool diagonal,
                            auto of, const Points* limit) {
    Chart chart{
        .title = title, .x_label = x, .y_label = y, .curves = {}, .diagonal = diagonal, .low = 0, .high = 1};
    for (std::size_t k = 0; k < config.losses.size(); ++k)
      chart.curves.push_back(curve(config.losses[k].text(), of(story.curves.at(k))));
    if (limit) chart.curves.push_back(curve("Bayes (limit)", *limit));
    draw(chart, folder + "/plot-" + name);
  };
  const auto points = [](const Reliability& all) { return Points{all.said, all.seen}; };
  together(
      "precision-recall", "Precision and recall", "recall", "precision", false,
      [](const TestCurves& curves) { return curves.precision_recall; },
      story.bayes ? &story.bayes->precision_recall : nullptr);
  together(
      "roc", "ROC", "false positive rate", "true positive rate", true,
      [](const TestCurves& curves) { return curves.roc; }, story.bayes ? &story.bayes->roc : nullptr);
  together(
      "reliability", "Calibration", "predicted probability", "share of positives", true,
      [&](const TestCurves& curves) { return points(curves.reliability); }, nullptr);
  together(
      "reliability-calibrated", "Calibration, with the loss's bias undone", "predicted probability",
      "share of positives", true, [&](const TestCurves& curves) { return points(curves.calibrated); },
      nullptr);
  if (story.plane)
    draw(map_of(*story.plane,
                config.csv.empty() ? config.dataset + ", on the training part's scale" : config.csv),
         folder + "/plot-data");
}

}  // namespace focalgrad::experiment
