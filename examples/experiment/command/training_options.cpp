#include "examples/experiment/command/training_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "examples/experiment/training/config_fields.hpp"
#include "examples/experiment/training/option_texts.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

/// Where an option puts a field: into the config, or as the text that it has to be read from.
template <class T>
T* target(TrainingOptions& o, T Config::*member) {
  return &(o.config.*member);
}
std::string* target(TrainingOptions& o, std::vector<LossSpec> Config::*) { return &o.losses; }
std::string* target(TrainingOptions& o, std::vector<std::size_t> Config::*) { return &o.hidden; }
std::string* target(TrainingOptions& o, std::optional<double> Config::*) { return &o.prior; }

}  // namespace

TrainingOptions::TrainingOptions()
    : hidden(fmt::format("{}", fmt::join(config.hidden, ","))),
      jobs(std::max(1u, std::thread::hardware_concurrency())) {}

Config TrainingOptions::read() const {
  if (!lang.empty() && lang != "en" && lang != "zh")
    throw Error(fmt::format("--lang is '{}'; expected en or zh", lang));
  Config made = config;
  std::map<std::string, double> defaults;
  if (gamma) defaults["gamma"] = *gamma;
  if (alpha) defaults["alpha"] = *alpha;
  made.losses =
      LossSpec::parse_list(losses.empty() ? fmt::format("ce,focal:gamma={0},focal:gamma={0}:alpha={1}",
                                                        gamma.value_or(2), alpha.value_or(0.25))
                                          : losses,
                           losses.empty() ? std::map<std::string, double>{} : defaults);
  made.hidden = read_widths(hidden);
  made.prior = read_prior(prior);
  return made;
}

Option option(TrainingOptions& o, const ConfigField& field) {
  std::string name = "--" + std::string(field.name);
  std::replace(name.begin(), name.end(), '_', '-');
  const Option::Target to =
      std::visit([&](auto member) -> Option::Target { return target(o, member); }, field.member);
  const bool shows_default =
      !std::holds_alternative<bool*>(to) && !std::holds_alternative<std::vector<double>*>(to);
  return {name, to, field.sentence(), field.group, shows_default};
}

std::vector<Option> options(TrainingOptions& o) {
  std::vector<Option> all;
  for (const ConfigField& field : config_fields())
    if (!field.of_compare_only) all.push_back(option(o, field));
  const Text losses = {"Losses", "损失函数"}, run = {"The run", "运行"};
  all.push_back({"--gamma",
                 &o.gamma,
                 {"gamma of focal losses given without one, 0 or more (else 2)",
                  "未写 gamma 的 focal loss 所用的 gamma，0 或以上（否则为 2）"},
                 losses});
  all.push_back({"--alpha",
                 &o.alpha,
                 {"alpha of focal losses given without one, from 0 to 1 (else none; 0.25 without --losses); "
                  "below 0.5 it weighs the positives down",
                  "未写 alpha 的 focal loss 所用的 alpha，0 到 1（否则没有；不给 --losses 时为 0.25）；"
                  "小于 0.5 会降低正样本的权重"},
                 losses});
  all.push_back({"--jobs",
                 &o.jobs,
                 {"Number of trainings at a time; changes no result [one per processor]",
                  "同时进行的训练数，不影响结果 [每个 CPU 核心一个]"},
                 run,
                 false,
                 Option::Range::positive});
  all.push_back({"--lang",
                 &o.lang,
                 {"Language of the output: en or zh [the environment's]", "输出的语言：en 或 zh [随环境]"},
                 run});
  return all;
}

}  // namespace focalgrad::experiment
