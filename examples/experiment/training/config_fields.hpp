// The fields of a config: config.json, the command line and the checks of their ranges are made from this
// table.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "examples/experiment/text/language.hpp"
#include "examples/experiment/training/config.hpp"
#include "tensor/range.hpp"

namespace focalgrad::experiment {

struct ConfigField {
  using Member = std::variant<bool Config::*, std::size_t Config::*, double Config::*, std::string Config::*,
                              std::optional<double> Config::*, std::vector<double> Config::*,
                              std::vector<std::size_t> Config::*, std::vector<LossSpec> Config::*>;
  std::string_view name;  ///< "label_noise" in config.json, --label-noise on the command line
  Member member;
  Text group;                    ///< in --help
  Text says;                     ///< with {} where the choices stand
  bool (*used)(const Config&);   ///< whether it stands in config.json, and has to be in its range
  std::string_view called = {};  ///< what a message calls the number, or each of a list
  Range range = {};
  bool of_compare_only = false;                            ///< among the command-line options
  const std::vector<std::string>& (*choices)() = nullptr;  ///< the texts that it may be

  Sentence sentence() const;  ///< in --help
};

std::span<const ConfigField> config_fields();

}  // namespace focalgrad::experiment
