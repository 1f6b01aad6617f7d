#include "examples/experiment/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <sstream>
#include <tuple>

#include "examples/experiment/parallel.hpp"
#include "examples/experiment/run_folder.hpp"
#include "tensor/error.hpp"
#include "tensor/files/file.hpp"

namespace focalgrad::experiment {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t key_columns = 4;

std::vector<std::string> header() {
  std::vector<std::string> columns = {"negatives", "seed", "learning_rate", "loss",
                                      "validation_average_precision"};
  for (const auto& [name, _] : Metrics::all()) columns.push_back(name);
  return columns;
}

std::vector<std::string> cut(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

nlohmann::json without_grid(const Config& config) {
  nlohmann::json json = to_json(config);
  for (const char* axis : {"negatives", "losses", "seeds", "seed", "learning_rate", "learning_rates"})
    json.erase(axis);
  return json;
}

}  // namespace

std::vector<Trial> Grid::trials() const {
  std::vector<Trial> all;
  for (const std::size_t count : negatives)
    for (std::size_t k = 0; k < config.seeds; ++k)
      for (const double rate : learning_rates)
        for (std::size_t loss = 0; loss < config.losses.size(); ++loss)
          all.push_back({count, config.seed + k, rate, loss});
  return all;
}

void Grid::check() const {
  if (negatives.empty()) throw Error("there is no number of negatives to sweep over");
  if (learning_rates.empty()) throw Error("there is no learning rate to sweep over");
  Config each = config;
  each.learning_rates = learning_rates;
  for (const std::size_t count : negatives) {
    each.negatives = count;
    each.check();
  }
}

std::shared_ptr<const SeedData> TrialRunner::data_of(const Trial& trial) {
  const std::scoped_lock lock(mutex_);
  auto& kept = made_[{trial.negatives, trial.seed}];
  std::shared_ptr<const SeedData> data = kept.lock();
  if (!data) {
    Config config = grid_.config;
    config.negatives = trial.negatives;
    kept = data = std::make_shared<const SeedData>(make_data(config, trial.seed));
  }
  return latest_ = data;
}

std::string TrialRunner::run(const Trial& trial, const std::function<bool()>& stopped) {
  const std::shared_ptr<const SeedData> data = data_of(trial);
  const Dataset &test = data->split.test, &validation = data->split.validation;
  Config config = grid_.config;
  config.negatives = trial.negatives;
  config.learning_rate = trial.learning_rate;
  const LossSpec& loss = config.losses[trial.loss];
  std::string line =
      fmt::format("{},{},{},{}", trial.negatives, trial.seed, trial.learning_rate, loss.text());
  const auto add = [&](double value) { line += std::isfinite(value) ? fmt::format(",{}", value) : ","; };
  try {
    const auto trainer = make_trainer(loss, config, data->split.train, trial.seed);
    for (std::size_t step = 0; step < config.steps; ++step) {
      if (stopped()) return {};
      trainer->step();
    }
    const std::vector<double> seen = trainer->predict(validation.inputs).probabilities;
    const double threshold = best_f1_threshold(seen, validation.labels).first;
    const Metrics metrics = evaluate(trainer->predict(test.inputs), test.labels, test.posterior, threshold);
    add(average_precision(seen, validation.labels));
    for (const auto& [_, member] : Metrics::all()) add(metrics.*member);
  } catch (const Diverged&) {
    for (std::size_t k = key_columns; k < header().size(); ++k) add(unknown);
  }
  return line;
}

SweepFile::SweepFile(std::string folder, const Grid& grid)
    : folder_(std::move(folder)), grid_(grid), columns_(header()) {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  const std::string described = without_grid(grid.config).dump(2) + "\n", path = folder_ + "/sweep.csv";
  std::string before, content;
  if (!read_file(folder_ + "/sweep.json", before) && before != described)
    throw Error(folder_ + "/sweep.json: another sweep's results are there; choose another folder with --out");
  write_whole(folder_ + "/sweep.json", described);
  const std::string first = fmt::format("{}\n", fmt::join(columns_, ","));
  if (read_file(path, content) || !content.starts_with(first)) {
    if (!content.empty() && content.find('\n') != std::string::npos)
      throw Error(path + " has other columns than this program's; choose another folder with --out");
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
  std::vector<std::string> cells = cut(line);
  cells.resize(columns_.size());
  const std::string of = fmt::format("{}", fmt::join(cells.begin(), cells.begin() + key_columns, ","));
  rows_[of] = std::move(cells);
}

bool SweepFile::has(const Trial& trial) const { return rows_.contains(key(trial)); }

std::vector<Trial> SweepFile::left() const {
  std::vector<Trial> trials = grid_.trials();
  std::erase_if(trials, [&](const Trial& trial) { return has(trial); });
  return trials;
}

void SweepFile::add(const std::string& line) {
  std::FILE* const file = std::fopen((folder_ + "/sweep.csv").c_str(), "a");
  const bool written = file && std::fputs((line + "\n").c_str(), file) >= 0;
  if (!file || std::fclose(file) != 0 || !written) throw Error(folder_ + "/sweep.csv cannot be written");
  take(line);
}

void SweepFile::sort() {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [_, cells] : rows_) rows.push_back(cells);
  const auto place = [](const std::vector<std::string>& cells) {
    return std::tuple(std::stoull(cells[0]), std::stoull(cells[1]), std::stod(cells[2]), cells[3]);
  };
  std::sort(rows.begin(), rows.end(),
            [&](const auto& left, const auto& right) { return place(left) < place(right); });
  std::string content = fmt::format("{}\n", fmt::join(columns_, ","));
  for (const auto& cells : rows) content += fmt::format("{}\n", fmt::join(cells, ","));
  write_whole(folder_ + "/sweep.csv", content);
}

double SweepFile::value(const Trial& trial, const std::string& metric) const {
  const auto row = rows_.find(key(trial));
  const auto column = std::find(columns_.begin(), columns_.end(), metric);
  if (column == columns_.end())
    throw Error(fmt::format("there is no metric '{}'; there are {}", metric,
                            fmt::join(columns_.begin() + key_columns, columns_.end(), ", ")));
  if (row == rows_.end()) return unknown;
  const std::string& cell = row->second[static_cast<std::size_t>(column - columns_.begin())];
  return cell.empty() ? unknown : std::stod(cell);
}

void complete(SweepFile& file, const Grid& grid, std::size_t jobs, const volatile std::sig_atomic_t& stop,
              const std::function<void()>& on_trial) {
  TrialRunner runner(grid);
  const std::vector<Trial> left = file.left();
  as_they_end(
      left.size(), jobs,
      [&](std::size_t i, const std::function<bool()>& cancelled) {
        return runner.run(left[i], [&] { return stop != 0 || cancelled(); });
      },
      [&](std::size_t, const std::string& line) {
        if (line.empty()) return;
        file.add(line);
        on_trial();
      });
  file.sort();
}

}  // namespace focalgrad::experiment
