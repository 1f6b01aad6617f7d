#include "examples/experiment/losses/loss_spec.hpp"

#include <algorithm>

#include "examples/experiment/text/fill.hpp"
#include "examples/experiment/text/number.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

/// Of every loss.
const OptionRow prior_option{"prior", at_least(0).below(1)};

std::vector<OptionRow> options_of(const LossRow& row) {
  std::vector<OptionRow> options = row.options;
  options.push_back(prior_option);
  return options;
}

const LossRow& row_of(const std::string& name) {
  std::string known;
  for (const LossRow& each : loss_table()) {
    if (each.name == name) return each;
    known += (known.empty() ? "" : ", ") + each.name;
  }
  throw Error(fill("there is no loss '{}'; known: {}", {name, known}));
}

double number(std::string_view text, std::string_view what) {
  const auto value = read_number<double>(text);
  if (!value) throw Error(fill("{} is '{}'; a number was expected", {what, text}));
  return *value;
}

}  // namespace

LossSpec LossSpec::parse(std::string_view text, const std::map<std::string, double>& defaults) {
  const std::vector<std::string> parts = cut(text, ':');
  const LossRow& loss = row_of(parts[0]);
  const std::vector<OptionRow> options = options_of(loss);
  LossSpec spec;
  spec.row_ = &loss;
  spec.text_ = loss.name;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t equals = parts[i].find('=');
    const std::string name = parts[i].substr(0, equals);
    const bool there = std::any_of(options.begin(), options.end(),
                                   [&](const OptionRow& option) { return option.name == name; });
    if (!there || equals == std::string::npos) {
      std::string known;
      for (const OptionRow& option : options) known += (known.empty() ? "" : ", ") + option.name + "=";
      throw Error(fill("'{}' in '{}': the options of {} are {}", {parts[i], text, loss.name, known}));
    }
    if (spec.options_.contains(name)) throw Error(fill("{} of {} is given twice", {name, loss.name}));
    if (name == "alpha" && parts[i] == "alpha=balanced") {
      spec.balanced_ = true;
      spec.options_[name] = 0.5;  // in its range; the counts decide
      continue;
    }
    spec.options_[name] =
        number(std::string_view(parts[i]).substr(equals + 1), fill("{} of {}", {name, loss.name}));
  }
  for (const OptionRow& option : options) {
    if (!spec.options_.contains(option.name)) {
      const auto given = defaults.find(option.name);
      if (loss.name == "focal" && given != defaults.end())
        spec.options_[option.name] = given->second;
      else if (option.value)
        spec.options_[option.name] = *option.value;
      else
        continue;
    }
    const auto value = static_cast<Scalar>(spec.options_[option.name]);  // which may be infinite as a float
    if (!option.range.contains(value))
      throw Error(out_of_range(fill("{} of {}", {option.name, loss.name}), value, option.range));
    if (option.name == "alpha" && spec.balanced_)
      spec.text_ += ":alpha=balanced";
    else if (option.always_said || spec.options_[option.name] != option.value)
      spec.text_ += fill(":{}={}", {option.name, to_string(spec.options_[option.name])});
  }
  return spec;
}

std::vector<LossSpec> LossSpec::parse_list(std::string_view text,
                                           const std::map<std::string, double>& defaults) {
  std::vector<LossSpec> list;
  for (const std::string& each : text == "all" ? all_losses() : cut(text, ',')) {
    list.push_back(text == "all" ? parse(each) : parse(each, defaults));
    for (std::size_t i = 0; i + 1 < list.size(); ++i)
      if (list[i].text() == list.back().text())
        throw Error(fill("the loss {} is given twice", {list[i].text()}));
  }
  return list;
}

std::optional<double> LossSpec::option(const std::string& name) const {
  if (name == "alpha" && balanced_) return std::nullopt;
  const auto found = options_.find(name);
  return found == options_.end() ? std::nullopt : std::optional(found->second);
}

Var LossSpec::operator()(const Var& logits, const Tensor& targets, const ClassCounts& counts,
                         Line line) const {
  if (!balanced_) return row_->call(logits, targets, options_, counts, line);
  LossOptions options = options_;
  options["alpha"] = 1 - counts.prior();
  return row_->call(logits, targets, options, counts, line);
}

std::string known_losses(Language language) {
  const Text prior = {
      "  alpha=balanced is the share of negatives in the training part, so that both classes weigh the "
      "same.\n"
      "  Each also takes :prior=P, the probability of a positive that its model starts with (0: a bias "
      "of 0).\n  all stands for\n",
      "  alpha=balanced 取训练集中负样本的占比，使两类的总权重相同。\n"
      "  每种都可再加 :prior=P，即模型起始时给出的正样本概率（0 表示偏置为 0）。\n  all 代表\n"};
  std::string text;
  for (const LossRow& loss : loss_table()) {
    std::string options;
    for (const OptionRow& option : loss.options)
      options += fill("[:{}={}]", {option.name, option.value ? to_string(*option.value)
                                                             : Text{"NUMBER", "数"}.in(language)});
    text += fill("  {}{}\n      {}\n", {loss.name, options, loss.says.in(language)});
  }
  return text + prior.in(language) + fill("      {}\n", {join(all_losses(), "\n      ")});
}

}  // namespace focalgrad::experiment
