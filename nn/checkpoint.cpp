#include "nn/checkpoint.hpp"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace focalgrad::nn {

namespace {

constexpr std::string_view format = "focalgrad training 1";

/// A number as text that reads back to the same bits.
std::string exact_text(double number) {
  char text[40];
  std::snprintf(text, sizeof text, "%a", number);
  return text;
}

/// Whether the whole text is a number: one from 0 on, or what exact_text writes.
bool read(std::string_view text, std::size_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}
bool read(std::string_view text, double& number) {
  if (text.starts_with("0x")) text.remove_prefix(2);
#ifdef __cpp_lib_to_chars
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::hex);
  return error == std::errc() && end == text.data() + text.size();
#else  // Emscripten's library
  const std::string whole = "0x" + std::string(text);
  char* end = nullptr;
  number = std::strtod(whole.c_str(), &end);
  return !text.empty() && end == whole.c_str() + whole.size();
#endif
}

std::string state_name(std::size_t kind, const Parameter& parameter) {
  return "optimizer." + std::to_string(kind) + "." + parameter.name;
}

}  // namespace

void save(const std::string& path, Module& module, Line line) {
  save_safetensors(path, {state_dict(module)}, {"save", line});
}

void load(const std::string& path, Module& module, Line line) {
  const Caller caller{"load", line};
  load_state_dict(module, load_safetensors(path, caller).tensors, caller);
}

void save(const std::string& path, const Training& training, Line line) {
  SafeTensors contents;
  for (auto& [name, value] : state_dict(training.model)) contents.tensors.push_back({"model." + name, value});
  const auto& state = training.optimizer.state();
  const auto& parameters = training.optimizer.parameters();
  for (std::size_t kind = 0; kind < state.size(); ++kind)
    for (std::size_t k = 0; k < parameters.size(); ++k)
      contents.tensors.push_back({state_name(kind, *parameters[k]), state[kind][k]});
  std::string words;
  for (const std::uint64_t word : training.generator.state()) words += std::to_string(word) + " ";
  contents.metadata = {{"format", std::string(format)},
                       {"step", std::to_string(training.step)},
                       {"optimizer", std::string(training.optimizer.name())},
                       {"optimizer_steps", std::to_string(training.optimizer.steps())},
                       {"learning_rate", exact_text(static_cast<double>(training.optimizer.learning_rate()))},
                       {"generator", words}};
  save_safetensors(path, contents, {"save", line});
}

void load(const std::string& path, Training& training, Line line) {
  const SafeTensors contents = load_safetensors(path, {"load", line});
  const auto text = [&](const char* name) { return contents.text(name, "load", line); };
  optim::Optimizer& optimizer = training.optimizer;
  if (!contents.metadata.contains("format") || text("format") != format)
    throw Error(line, "load", path + " holds no training; a module alone is loaded with load(path, module)");
  if (text("optimizer") != optimizer.name())
    throw Error(line, "load",
                path + " was trained with " + text("optimizer") + ", not with " +
                    std::string(optimizer.name()) + "; make that optimiser for it");

  // All is read and checked before anything is changed.
  std::vector<NamedTensor> weights, rest;
  for (const NamedTensor& each : contents.tensors)
    if (each.name.starts_with("model."))
      weights.push_back({each.name.substr(6), each.value});
    else
      rest.push_back(each);
  const std::vector<Parameter*> parameters = training.model.parameters();
  std::vector<Parameter> wanted;  // the optimiser's state, as parameters that `rest` must fit
  for (std::size_t kind = 0; kind < optimizer.state().size(); ++kind)
    for (const Parameter* each : optimizer.parameters())
      wanted.push_back({state_name(kind, *each), each->value, {}});
  std::vector<Parameter*> state;
  for (Parameter& each : wanted) state.push_back(&each);
  if (const std::string wrong = misfits(parameters, weights) + misfits(state, rest); !wrong.empty())
    throw Error(line, "load", path + " does not fit the model and its optimiser:" + wrong);

  Generator::State words{};
  std::istringstream generator(text("generator"));
  std::size_t step = 0, optimizer_steps = 0;
  double learning_rate = 0;
  bool whole = read(text("learning_rate"), learning_rate) && read(text("step"), step) &&
               read(text("optimizer_steps"), optimizer_steps);
  for (std::uint64_t& word : words) whole = whole && generator >> word;
  const auto rate = static_cast<Scalar>(learning_rate);
  if (!whole || !(rate >= 0 && std::isfinite(rate)))
    throw Error(line, "load",
                path + " has damaged metadata: step, learning rate or generator; use an older checkpoint");

  set_values(parameters, weights);
  set_values(state, rest);
  for (std::size_t i = 0, kind = 0; kind < optimizer.state().size(); ++kind)
    for (Tensor& each : optimizer.state()[kind]) each = wanted[i++].value;
  optimizer.set_steps(optimizer_steps);
  optimizer.set_learning_rate(rate, line);
  training.generator.set_state(words);
  training.step = step;
}

}  // namespace focalgrad::nn
