#include "examples/experiment/showing/loss_curves.hpp"

#include "examples/experiment/losses/loss_points.hpp"

namespace focalgrad::experiment {

namespace {

constexpr std::size_t steps_of_p_t = 99;  // p_t from 0.01 to 0.99

double p_t(std::size_t k) { return static_cast<double>(k + 1) / (steps_of_p_t + 1); }

Curve loss_curve(const LossSpec& loss, const ClassCounts& counts, bool positive) {
  std::vector<double> x_t;
  for (std::size_t k = 0; k < steps_of_p_t; ++k) x_t.push_back(log_odds_of(p_t(k)));
  Curve made{loss.text(), {}, {}};
  for (std::size_t k = 0; const LossPoint& at : loss_points(loss, counts, positive, x_t))
    made.x.push_back(p_t(k++)), made.y.push_back(at.loss);
  return made;
}

}  // namespace

std::vector<Picture> loss_curves(const std::vector<LossSpec>& losses, const ClassCounts& counts) {
  std::vector<Picture> charts;
  for (const bool positive : {true, false}) {
    Chart chart{.title = positive ? "loss of a positive" : "loss of a negative",
                .x_label = "p_t, probability of the true class",
                .y_label = "loss",
                .curves = {}};
    for (const LossSpec& loss : losses)
      if (loss.row().name != "ohem") chart.curves.push_back(loss_curve(loss, counts, positive));
    charts.push_back(chart);
  }
  return charts;
}

}  // namespace focalgrad::experiment
