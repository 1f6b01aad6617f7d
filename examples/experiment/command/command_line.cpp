#include "examples/experiment/command/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>

#include "examples/experiment/text/number.hpp"
#include "examples/experiment/text/visible.hpp"

namespace focalgrad::experiment {

namespace {

CLI::Option* add(CLI::App& app, const Option& option, bool* flag) {
  return app.add_flag(option.name, *flag, option.says);
}

template <class T>
CLI::Option* add(CLI::App& app, const Option& option, T* value) {
  return app.add_option(option.name, *value, option.says);
}

template <class T>
CLI::Option* add(CLI::App& app, const Option& option, std::vector<T>* list) {
  return app.add_option(option.name, *list, option.says)->delimiter(',');
}

/// What is wrong with a text as a value of this kind; nothing when it can be read.
std::string fault(std::string_view text, const Option& option) {
  const auto says = [&](const char* wanted) {
    const std::string_view shown = text.substr(0, 60);
    return fmt::format("'{}{}' is {}", visible(shown), shown.size() < text.size() ? "…" : "", wanted);
  };
  const bool whole = std::holds_alternative<std::size_t*>(option.to);
  if (!whole && !std::holds_alternative<double*>(option.to) &&
      !std::holds_alternative<std::optional<double>*>(option.to))
    return {};
  if (whole && !read_number<std::size_t>(text)) return says("no whole number from 0 on");
  const auto value = read_number<double>(text);
  if (!value || !std::isfinite(*value)) return says("no number");
  if (option.range == Option::Range::positive && !(*value > 0)) return says("not above 0");
  if (option.range == Option::Range::not_negative && !(*value >= 0)) return says("below 0");
  return {};
}

}  // namespace

Reading read(const CommandLine& line, int argc, const char* const* argv) {
  CLI::App app(line.says, line.program);
  app.footer(line.footer);
  app.get_formatter()->column_width(34);
  for (const Option& option : line.options) {
    CLI::Option* const made = std::visit([&](auto* to) { return add(app, option, to); }, option.to);
    made->group(option.group);
    if (option.shows_default) made->capture_default_str();
    // Before the library reads it, which takes -5 for 2^64 − 5.
    made->check(CLI::Validator([&option](std::string& text) { return fault(text, option); },
                               option.range == Option::Range::positive       ? "POSITIVE"
                               : option.range == Option::Range::not_negative ? "NONNEGATIVE"
                                                                             : ""));
  }
  Reading reading;
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success&) {
    reading.help = app.help();
  } catch (const CLI::ParseError& wrong) {
    reading.wrong = visible_message(wrong.what());
  }
  for (const Option& option : line.options)
    if (app.count(option.name) > 0) reading.given.insert(option.name);
  return reading;
}

}  // namespace focalgrad::experiment
