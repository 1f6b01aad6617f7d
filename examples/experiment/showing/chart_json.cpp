#include "examples/experiment/showing/chart_json.hpp"

#include <nlohmann/json.hpp>

namespace focalgrad::experiment {

nlohmann::json to_json(const Chart& chart) {
  nlohmann::json curves = nlohmann::json::array();
  for (const Curve& curve : chart.curves)
    curves.push_back(
        {{"name", curve.name}, {"x", numbers_or_null(curve.x)}, {"y", numbers_or_null(curve.y)}});
  return {{"kind", "chart"},          {"title", chart.title}, {"x_label", chart.x_label},
          {"y_label", chart.y_label}, {"log_x", chart.log_x}, {"log_y", chart.log_y},
          {"low", chart.low},         {"high", chart.high},   {"curves", curves}};
}

nlohmann::json to_json(const HeatMap& map) {
  return {{"kind", "heat"},
          {"title", map.title},
          {"x_label", map.x_label},
          {"y_label", map.y_label},
          {"columns", map.columns},
          {"rows", map.rows},
          {"values", numbers_or_null(map.values)},
          {"low", map.low},
          {"high", map.high}};
}

nlohmann::json to_json(const Picture& picture) {
  return std::visit([](const auto& each) { return to_json(each); }, picture);
}

}  // namespace focalgrad::experiment
