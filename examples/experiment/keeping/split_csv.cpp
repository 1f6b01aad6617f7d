#include "examples/experiment/keeping/split_csv.hpp"

#include <string_view>

#include "examples/experiment/training/seed_data.hpp"

namespace focalgrad::experiment {

std::string split_text(const Config& config, const Table& table) {
  std::string header = "row,label";
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < table.data.size(); ++i)
    lines.push_back(std::to_string(table.data.numbers[i]) + (table.data.labels[i] ? ",1" : ",0"));
  for (std::size_t seed = config.seed; seed < config.seed + config.seeds; ++seed) {
    header += ",seed_" + std::to_string(seed);
    const PartRows parts = rows_of_parts(table.data, seed);
    const auto add = [&](const std::vector<std::size_t>& rows, std::string_view part) {
      for (const std::size_t row : rows) lines[row] += part;
    };
    add(parts.train, ",train");
    add(parts.validation, ",validation");
    add(parts.test, ",test");
  }
  std::string text = header + "\n";
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace focalgrad::experiment
