#include "examples/experiment/command/command_line.hpp"

#include <CLI/CLI.hpp>

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

}  // namespace

Reading read(const CommandLine& line, int argc, const char* const* argv) {
  CLI::App app(line.says, line.program);
  app.footer(line.footer);
  app.get_formatter()->column_width(34);
  for (const Option& option : line.options) {
    CLI::Option* const made = std::visit([&](auto* to) { return add(app, option, to); }, option.to);
    made->group(option.group);
    if (option.shows_default) made->capture_default_str();
    if (option.range == Option::Range::positive) made->check(CLI::PositiveNumber);
    if (option.range == Option::Range::not_negative) made->check(CLI::NonNegativeNumber);
  }
  Reading reading;
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success&) {
    reading.help = app.help();
  } catch (const CLI::ParseError& wrong) {
    reading.wrong = wrong.what();
  }
  for (const Option& option : line.options)
    if (app.count(option.name) > 0) reading.given.insert(option.name);
  return reading;
}

}  // namespace focalgrad::experiment
