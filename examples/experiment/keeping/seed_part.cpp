#include "examples/experiment/keeping/seed_part.hpp"

#include <nlohmann/json.hpp>

#include "examples/experiment/findings/story_json.hpp"
#include "examples/experiment/keeping/write_whole.hpp"
#include "examples/experiment/text/checksum.hpp"
#include "examples/experiment/text/json.hpp"
#include "examples/experiment/training/digest.hpp"
#include "tensor/error.hpp"
#include "tensor/files/file.hpp"

namespace focalgrad::experiment {

namespace {

using nlohmann::json;

json to_json(const Metrics& metrics) {
  json values;
  for (const auto& [name, member] : Metrics::all()) values[name] = number_or_null(metrics.*member);
  return values;
}
Metrics metrics_from_json(const json& values) {
  Metrics metrics;
  for (const auto& [name, member] : Metrics::all()) metrics.*member = number_or_nan(values.at(name));
  return metrics;
}

}  // namespace

void write_part(const std::string& path, const SeedPart& part) {
  json losses;
  for (const Metrics& each : part.result.losses) losses.push_back(to_json(each));
  write_whole(path, sealed({{"digest", part.digest},
                            {"rows", part.rows},
                            {"seed", part.result.seed},
                            {"losses", losses},
                            {"bayes", to_json(part.result.bayes)},
                            {"logistic", to_json(part.result.logistic)},
                            {"story", part.story ? experiment::to_json(*part.story) : json()}}));
}

SeedPart read_part(const std::string& path, std::size_t losses, const std::string& digest) {
  std::string content;
  if (const std::error_code error = read_file(path, content))
    throw Error(path + " cannot be read: " + error.message());
  const std::string damaged = path + " is damaged or was altered; remove it, and its seed is trained again";
  try {
    const json made = unsealed(content).value_or(json::object());
    if (made.empty()) throw Error(damaged);
    check_digest(path, made.value("digest", ""), digest);
    SeedPart part{
        {made.at("seed"), {}, metrics_from_json(made.at("bayes")), metrics_from_json(made.at("logistic"))},
        {},
        digest,
        made.at("rows")};
    for (const json& each : made.at("losses")) part.result.losses.push_back(metrics_from_json(each));
    if (!made.at("story").is_null()) part.story = told_from_json(made.at("story"), losses, path);
    if (part.result.losses.size() == losses) return part;
  } catch (const json::exception&) {  // whose text says nothing of this file
  }
  throw Error(damaged);
}

}  // namespace focalgrad::experiment
