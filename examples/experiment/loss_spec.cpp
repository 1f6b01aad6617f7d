#include "examples/experiment/loss_spec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>

#include "losses/cross_entropy.hpp"
#include "losses/focal.hpp"

namespace focalgrad::experiment {

namespace {

using Options = std::map<std::string, double>;

struct OptionEntry {
  std::string name;
  double low, high;
  std::optional<double> value = {};  // when the text leaves it out; none: it is not used
};

struct LossEntry {
  std::string name, says;
  std::vector<OptionEntry> options;
  std::function<Var(const Var&, const Tensor&, const Options&, const Line&)> call;
};

constexpr double unlimited = std::numeric_limits<double>::infinity();

/// One entry a loss.
const std::vector<LossEntry>& entries() {
  using losses::Reduction;
  static const std::vector<LossEntry> all = {
      {"ce",
       "cross-entropy, the positives' times pos_weight",
       {{"pos_weight", 0, unlimited}},
       [](const Var& logits, const Tensor& targets, const Options& options, const Line& line) {
         const auto weight = options.find("pos_weight");
         return losses::binary_cross_entropy(
             logits, targets,
             {.pos_weight = static_cast<Scalar>(weight == options.end() ? 1 : weight->second),
              .reduction = Reduction::none},
             line);
       }},
      {"focal",
       "focal loss; alpha weighs the positives, 1 - alpha the negatives",
       {{"gamma", 0, unlimited, 2}, {"alpha", 0, 1}},
       [](const Var& logits, const Tensor& targets, const Options& options, const Line& line) {
         losses::FocalOptions focal{.gamma = static_cast<Scalar>(options.at("gamma")),
                                    .reduction = Reduction::none};
         if (const auto alpha = options.find("alpha"); alpha != options.end())
           focal.alpha = static_cast<Scalar>(alpha->second);
         return losses::focal(logits, targets, focal, line);
       }},
  };
  return all;
}

const LossEntry& entry(const std::string& name) {
  std::string known;
  for (const LossEntry& each : entries()) {
    if (each.name == name) return each;
    known += (known.empty() ? "" : ", ") + each.name;
  }
  throw Error(fmt::format("there is no loss '{}'; there are {}", name, known));
}

double number(std::string_view text, std::string_view what) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw Error(fmt::format("{} is '{}'; a number is wanted", what, text));
  return value;
}

std::vector<std::string> cut(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(at, start), text.size());
    parts.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

void check_range(const OptionEntry& option, const std::string& loss, double value) {
  if (value >= option.low && value <= option.high && value < unlimited) return;
  throw Error(fmt::format("{} of {} is {}; it must be {}", option.name, loss, value,
                          option.high == unlimited ? fmt::format("{} or more", option.low)
                                                   : fmt::format("from {} to {}", option.low, option.high)));
}

}  // namespace

LossSpec LossSpec::parse(std::string_view text, const std::map<std::string, double>& defaults) {
  const std::vector<std::string> parts = cut(text, ':');
  const LossEntry& loss = entry(parts[0]);
  LossSpec spec;
  spec.name_ = spec.text_ = loss.name;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t equals = parts[i].find('=');
    const std::string name = parts[i].substr(0, equals);
    const bool there = std::any_of(loss.options.begin(), loss.options.end(),
                                   [&](const OptionEntry& option) { return option.name == name; });
    if (!there || equals == std::string::npos) {
      std::string known;
      for (const OptionEntry& option : loss.options) known += (known.empty() ? "" : ", ") + option.name + "=";
      throw Error(fmt::format("'{}' in '{}': {} has the options {}", parts[i], text, loss.name, known));
    }
    spec.options_[name] =
        number(std::string_view(parts[i]).substr(equals + 1), fmt::format("{} of {}", name, loss.name));
  }
  for (const OptionEntry& option : loss.options) {
    if (!spec.options_.contains(option.name)) {
      const auto given = defaults.find(option.name);
      if (given != defaults.end())
        spec.options_[option.name] = given->second;
      else if (option.value)
        spec.options_[option.name] = *option.value;
      else
        continue;
    }
    check_range(option, loss.name, spec.options_[option.name]);
    spec.text_ += fmt::format(":{}={}", option.name, spec.options_[option.name]);
  }
  return spec;
}

std::vector<LossSpec> LossSpec::parse_list(std::string_view text,
                                           const std::map<std::string, double>& defaults) {
  std::vector<LossSpec> list;
  for (const std::string& each : cut(text, ',')) {
    list.push_back(parse(each, defaults));
    for (std::size_t i = 0; i + 1 < list.size(); ++i)
      if (list[i].text() == list.back().text())
        throw Error(fmt::format("the loss {} is given twice", list[i].text()));
  }
  return list;
}

std::optional<double> LossSpec::option(const std::string& name) const {
  const auto found = options_.find(name);
  return found == options_.end() ? std::nullopt : std::optional(found->second);
}

Var LossSpec::operator()(const Var& logits, const Tensor& targets, Line line) const {
  return entry(name_).call(logits, targets, options_, line);
}

std::string known_losses() {
  std::string text;
  for (const LossEntry& loss : entries()) {
    std::string options;
    for (const OptionEntry& option : loss.options) options += fmt::format("[:{}=NUMBER]", option.name);
    text += fmt::format("  {}{}\n      {}\n", loss.name, options, loss.says);
  }
  return text;
}

}  // namespace focalgrad::experiment
