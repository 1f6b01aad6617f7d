#include "examples/experiment/command/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>

#include "examples/experiment/data/text_file.hpp"
#include "examples/experiment/text/number.hpp"
#include "examples/experiment/text/visible.hpp"

namespace focalgrad::experiment {

namespace {

CLI::Option* add(CLI::App& app, const Option& option, const std::string& says, bool* flag) {
  return app.add_flag(option.name, *flag, says);
}

template <class T>
CLI::Option* add(CLI::App& app, const Option& option, const std::string& says, T* value) {
  return app.add_option(option.name, *value, says);
}

template <class T>
CLI::Option* add(CLI::App& app, const Option& option, const std::string& says, std::vector<T>* list) {
  return app.add_option(option.name, *list, says)->delimiter(',');
}

template <class... Kinds>
bool goes_to(const Option& option) {
  return (std::holds_alternative<Kinds*>(option.to) || ...);
}

/// What is wrong with a text as a value of this kind; nothing when it can be read.
std::string fault(std::string_view text, const Option& option) {
  const auto says = [&](const char* wanted) { return fmt::format("'{}' is {}", visible_name(text), wanted); };
  const bool whole = goes_to<std::size_t, std::vector<std::size_t>>(option);
  if (goes_to<bool>(option)) return {};
  if (goes_to<std::string, std::vector<std::string>>(option))
    return text.empty()    ? "it is empty; give a value, or leave the option away"
           : is_utf8(text) ? ""
                           : says("no text in UTF-8");
  if (whole && !read_number<std::size_t>(text)) return says("no whole number from 0 on");
  const auto value = read_number<double>(text);
  if (!value || !std::isfinite(*value)) return says("no number");
  if (option.range == Option::Range::positive && !(*value > 0)) return says("not above 0");
  if (option.range == Option::Range::not_negative && !(*value >= 0)) return says("below 0");
  return {};
}

/// Of an option that has a value where it takes none, or none where it takes one, or is given twice.
std::string wrong_count(const CommandLine& line, int argc, const char* const* argv) {
  for (const Option& option : line.options) {
    int times = 0;
    bool without = false, with = false;
    for (int i = 1; i < argc; ++i) {
      const std::string_view given = argv[i];
      const bool alone = given == option.name, joined = given.starts_with(option.name + "=");
      times += alone || joined ? 1 : 0;
      with = with || joined;
      without = without || (alone && (i + 1 == argc || std::string_view(argv[i + 1]).starts_with("--")));
    }
    const bool flag = goes_to<bool>(option);
    if (flag && with) return option.name + " takes no value";
    if (!flag && without) return option.name + " needs a value";
    const bool list =
        goes_to<std::vector<double>, std::vector<std::size_t>, std::vector<std::string>>(option);
    if (!flag && !list && times > 1) return option.name + " is given twice";
  }
  return "the options cannot be read";
}

}  // namespace

Reading read(const CommandLine& line, int argc, const char* const* argv, Language language) {
  CLI::App app(line.says.in(language), line.program);
  app.footer(line.footer.in(language));
  app.set_help_flag("-h,--help", Text{"Print this help message and exit", "显示本帮助后退出"}.in(language))
      ->group(Text{"Options", "选项"}.in(language));
  app.get_formatter()->label("Usage", Text{"Usage", "用法"}.in(language));
  app.get_formatter()->label("OPTIONS", Text{"OPTIONS", "选项"}.in(language));
  app.get_formatter()->column_width(34);
  for (const Option& option : line.options) {
    CLI::Option* const made =
        std::visit([&](auto* to) { return add(app, option, option.says.in(language), to); }, option.to);
    made->group(option.group.in(language));
    if (option.shows_default) made->capture_default_str();
    // Before the library reads it, which takes -5 for 2^64 − 5.
    made->check(CLI::Validator([&option](std::string& text) { return fault(text, option); },
                               option.range == Option::Range::positive       ? "POSITIVE"
                               : option.range == Option::Range::not_negative ? "NONNEGATIVE"
                                                                             : ""));
  }
  Reading reading;
  app.allow_extras();
  try {
    app.parse(argc, argv);
    if (const auto extra = app.remaining(); !extra.empty())
      reading.wrong = fmt::format("there is no option '{}'", visible_message(extra.front()));
  } catch (const CLI::Success&) {
    reading.help = app.help();
  } catch (const CLI::ValidationError& wrong) {
    reading.wrong = visible_message(wrong.what());  // the option's name, and what fault() says
  } catch (const CLI::ParseError&) {
    reading.wrong = wrong_count(line, argc, argv);
  }
  for (const Option& option : line.options)
    if (app.count(option.name) > 0) reading.given.insert(option.name);
  return reading;
}

}  // namespace focalgrad::experiment
