#include "examples/experiment/sweep/results_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <tuple>

#include "examples/experiment/keeping/write_whole.hpp"
#include "examples/experiment/measuring/metrics.hpp"
#include "examples/experiment/text/checksum.hpp"
#include "examples/experiment/text/json.hpp"
#include "examples/experiment/text/number.hpp"
#include "examples/experiment/training/config_text.hpp"
#include "examples/experiment/training/digest.hpp"
#include "tensor/error.hpp"
#include "tensor/files/file.hpp"

namespace focalgrad::experiment {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::string header() { return fmt::format("{},checksum\n", fmt::join(SweepFile::columns(), ",")); }

/// The config but for what the grid is of.
std::string without_grid(const Config& config) {
  const std::set<std::string> grid = {"negatives", "losses",        "seeds",
                                      "seed",      "learning_rate", "learning_rates"};
  nlohmann::json described = parse_json(config_text(config, grid));
  described["digest"] = digest(config, grid);
  return to_text(described, 2);
}

}  // namespace

const std::vector<std::string>& SweepFile::columns() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> columns = {"negatives", "seed", "learning_rate", "loss",
                                        "validation_average_precision"};
    for (const auto& [name, _] : Metrics::all()) columns.push_back(name);
    columns.push_back("logistic_average_precision");
    return columns;
  }();
  return all;
}

SweepFile::SweepFile(std::string folder, const Grid& grid)
    : folder_(std::move(folder)), lock_(folder_), grid_(grid) {
  const std::string described = without_grid(grid.config) + "\n", path = folder_ + "/sweep.csv";
  std::string before, content;
  if (!read_file(folder_ + "/sweep.json", before) && before != described)
    throw Error(folder_ + "/sweep.json: it belongs to another sweep; choose another folder with --out");
  write_whole(folder_ + "/sweep.json", described);
  const std::string first = header();
  if (read_file(path, content) || !content.starts_with(first)) {
    if (!content.empty() && content.find('\n') != std::string::npos)
      throw Error(path + " has other columns than this program writes; choose another folder with --out");
    content = first;
  }
  content.resize(content.rfind('\n') + 1);
  write_whole(path, content);
  std::istringstream lines(content.substr(first.size()));
  for (std::string line; std::getline(lines, line);) take(line);
}

std::string SweepFile::key(const Trial& trial) const {
  return fmt::format("{},{},{},{}", trial.negatives, trial.seed, trial.learning_rate,
                     grid_.config.losses[trial.loss].text());
}

void SweepFile::take(const std::string& line) {
  std::vector<std::string> cells = cut(line, ',');
  const std::size_t end = std::min(line.rfind(','), line.size());
  if (cells.size() != columns().size() + 1 || checksum(line.substr(0, end)) != cells.back())
    throw Error(fmt::format(
        "{}/sweep.csv has a row that is damaged or was altered, '{}'; remove it, and its trial is trained "
        "again",
        folder_, line.substr(0, 80)));
  const std::string of = fmt::format("{}", fmt::join(cells.begin(), cells.begin() + key_columns, ","));
  rows_[of] = std::move(cells);
}

bool SweepFile::has(const Trial& trial) const { return rows_.contains(key(trial)); }

std::vector<Trial> SweepFile::left() const {
  std::vector<Trial> trials = grid_.trials();
  std::erase_if(trials, [&](const Trial& trial) { return has(trial); });
  return trials;
}

void SweepFile::add(const std::string& measured) {
  const std::string line = measured + "," + checksum(measured);
  std::FILE* const file = std::fopen((folder_ + "/sweep.csv").c_str(), "a");
  const bool written = file && std::fputs((line + "\n").c_str(), file) >= 0;
  if (!file || std::fclose(file) != 0 || !written) throw Error(folder_ + "/sweep.csv cannot be written");
  take(line);
}

void SweepFile::sort() {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [_, cells] : rows_) rows.push_back(cells);
  const auto number = [&](const std::string& cell) {
    const auto read = read_number<double>(cell);
    if (!read) throw Error(fmt::format("{}/sweep.csv has '{}' where a number is wanted", folder_, cell));
    return *read;
  };
  const auto place = [&](const std::vector<std::string>& cells) {
    return std::tuple(number(cells[0]), number(cells[1]), number(cells[2]), cells[3]);
  };
  std::sort(rows.begin(), rows.end(),
            [&](const auto& left, const auto& right) { return place(left) < place(right); });
  std::string content = header();
  for (const auto& cells : rows) content += fmt::format("{}\n", fmt::join(cells, ","));
  write_whole(folder_ + "/sweep.csv", content);
}

double SweepFile::value(const Trial& trial, const std::string& metric) const {
  const auto row = rows_.find(key(trial));
  const auto column = std::find(columns().begin(), columns().end(), metric);
  if (column == columns().end())
    throw Error(fmt::format("there is no metric '{}'; known: {}", metric,
                            fmt::join(columns().begin() + key_columns, columns().end(), ", ")));
  if (row == rows_.end()) return unknown;
  const std::string& cell = row->second[static_cast<std::size_t>(column - columns().begin())];
  if (cell.empty()) return unknown;
  const auto value = read_number<double>(cell);
  if (!value)
    throw Error(fmt::format("{}/sweep.csv has '{}' as {}; a number is wanted", folder_, cell, metric));
  return *value;
}

}  // namespace focalgrad::experiment
