#include "examples/experiment/findings/story_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "examples/experiment/text/json.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

using nlohmann::json;

json to_json(const Points& points) {
  return {{"x", numbers_or_null(points.x)}, {"y", numbers_or_null(points.y)}};
}

json to_json(const Look& look) {
  json all = {{"step", look.step}, {"losses", json::array()}};
  for (const Look::Model& model : look.losses) {
    json& one = all["losses"].emplace_back();
    one["negatives"] = numbers_or_null(model.negatives);
    one["positives"] = numbers_or_null(model.positives);
    if (!model.plane.empty()) one["plane"] = model.plane;
  }
  return all;
}

json to_json(const RankingCurves& curves) {
  return {{"precision_recall", to_json(curves.precision_recall)}, {"roc", to_json(curves.roc)}};
}

json to_json(const Reliability& reliability) {
  return {{"x", numbers_or_null(reliability.said)},
          {"y", numbers_or_null(reliability.seen)},
          {"low", numbers_or_null(reliability.low)},
          {"high", numbers_or_null(reliability.high)},
          {"count", reliability.count}};
}

json to_json(const TestCurves& curves) {
  json all = to_json(static_cast<const RankingCurves&>(curves));
  all["reliability"] = to_json(curves.reliability);
  all["calibrated"] = to_json(curves.calibrated);
  all["cumulative_positives"] = to_json(curves.cumulative_positives);
  all["cumulative_negatives"] = to_json(curves.cumulative_negatives);
  const AtThresholds& at = curves.at_thresholds;
  all["at_thresholds"] = {{"thresholds", at.thresholds},
                          {"true_positives", at.true_positives},
                          {"false_positives", at.false_positives},
                          {"positives", at.positives},
                          {"negatives", at.negatives}};
  return all;
}

std::vector<double> numbers(const json& list) {
  std::vector<double> values;
  for (const json& each : list) values.push_back(number_or_nan(each));
  return values;
}
Points points(const json& of) { return {numbers(of.at("x")), numbers(of.at("y"))}; }
RankingCurves ranking(const json& of) { return {points(of.at("precision_recall")), points(of.at("roc"))}; }
Reliability reliability(const json& of) {
  return {numbers(of.at("x")), numbers(of.at("y")), numbers(of.at("low")), numbers(of.at("high")),
          of.at("count").get<std::vector<std::size_t>>()};
}
AtThresholds at_thresholds(const json& of) {
  return {of.at("thresholds").get<std::vector<double>>(),
          of.at("true_positives").get<std::vector<std::size_t>>(),
          of.at("false_positives").get<std::vector<std::size_t>>(), of.at("positives").get<std::size_t>(),
          of.at("negatives").get<std::size_t>()};
}

}  // namespace

json to_json(const Told& told) {
  json all = {{"looks", nullptr}, {"plane", nullptr}, {"points", nullptr}, {"curves", nullptr}};
  all["steps"] = {{"step", numbers_or_null(told.steps.step)}, {"losses", json::array()}};
  for (const auto& columns : told.steps.losses) {
    json& of = all["steps"]["losses"].emplace_back();
    for (const auto& [name, values] : columns) of[name] = numbers_or_null(values);
  }
  for (const Look& look : told.looks) all["looks"].push_back(to_json(look));
  if (const auto& plane = told.plane) {
    all["plane"] = {{"left", plane->left},  {"right", plane->right}, {"bottom", plane->bottom},
                    {"top", plane->top},    {"rows", plane->rows},   {"columns", plane->columns},
                    {"names", plane->names}};
    all["points"] = {{"negatives", to_json(plane->negatives)},
                     {"positives", to_json(plane->positives)},
                     {"of_negatives", plane->all.negatives},
                     {"of_positives", plane->all.positives}};
  }
  for (const TestCurves& curves : told.curves) all["curves"]["losses"].push_back(to_json(curves));
  if (told.bayes) all["curves"]["bayes"] = to_json(*told.bayes);
  return all;
}

Told told_from_json(const json& all, std::size_t losses, const std::string& path) {
  Told told;
  told.steps.step = numbers(all.at("steps").at("step"));
  for (const json& of : all.at("steps").at("losses")) {
    auto& columns = told.steps.losses.emplace_back();
    for (const auto& [name, values] : of.items()) columns[name] = numbers(values);
  }
  for (const json& look : all.at("looks")) {
    Look& made = told.looks.emplace_back();
    look.at("step").get_to(made.step);
    for (const json& of : look.at("losses"))
      made.losses.push_back(
          {numbers(of.at("negatives")), numbers(of.at("positives")), of.value("plane", std::vector<long>())});
  }
  if (const json& plane = all.at("plane"); !plane.is_null())
    told.plane = {.left = plane.at("left"),
                  .right = plane.at("right"),
                  .bottom = plane.at("bottom"),
                  .top = plane.at("top"),
                  .columns = plane.at("columns"),
                  .rows = plane.at("rows"),
                  .names = plane.at("names"),
                  .negatives = points(all.at("points").at("negatives")),
                  .positives = points(all.at("points").at("positives")),
                  .all = {all.at("points").at("of_positives"), all.at("points").at("of_negatives")}};
  if (const json& curves = all.at("curves"); !curves.is_null()) {
    for (const json& of : curves.at("losses"))
      told.curves.push_back({ranking(of), reliability(of.at("reliability")), reliability(of.at("calibrated")),
                             points(of.at("cumulative_positives")), points(of.at("cumulative_negatives")),
                             at_thresholds(of.at("at_thresholds"))});
    if (curves.contains("bayes")) told.bayes = ranking(curves.at("bayes"));
  }
  const auto fits = [&](const auto& list) { return list.empty() || list.size() == losses; };
  const bool curves_fit = all.at("curves").is_null() || told.curves.size() == losses;
  if (!fits(told.steps.losses) || !curves_fit ||
      !std::all_of(told.looks.begin(), told.looks.end(), [&](const Look& look) { return fits(look.losses); }))
    throw Error(
        path + " is damaged: its story is not of the run's losses; remove it, and its seed is trained again");
  return told;
}

}  // namespace focalgrad::experiment
