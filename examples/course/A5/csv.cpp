#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "course/A5/examples.hpp"

namespace course {

using namespace focalgrad;

namespace {

/// The cells of a line, without the white space and the quotes around them.
std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> found;
  std::stringstream in(line + ",");
  for (std::string cell; std::getline(in, cell, ',');) {
    const auto first = cell.find_first_not_of(" \t\r\""), last = cell.find_last_not_of(" \t\r\"");
    found.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
  }
  return found;
}

[[noreturn]] void refuse(const std::string& path, std::size_t line, const std::string& why) {
  throw std::runtime_error(path + (line ? ":" + std::to_string(line) : "") + ": " + why);
}

std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

bool is_number(const std::string& text, double& x) {
  char* end = nullptr;
  x = std::strtod(text.c_str(), &end);
  return !text.empty() && *end == 0 && std::isfinite(x);
}

}  // namespace

Examples read_csv(const std::string& path, const std::string& label) {
  std::ifstream in(path);
  std::string line;
  if (!in) refuse(path, 0, "the file cannot be opened");
  if (!std::getline(in, line)) refuse(path, 0, "the file is empty; its first line is to name the columns");
  if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
  const std::vector<std::string> names = cells(line);
  double x = 0;
  if (std::all_of(names.begin(), names.end(), [&](auto& name) { return is_number(name, x); }))
    refuse(path, 1, "the first line is of numbers alone; it is to name the columns");
  if (std::count(names.begin(), names.end(), label) != 1)
    refuse(path, 1, "there is not one column named " + label + "; the columns are " + listed(names));
  if (names.size() < 2) refuse(path, 1, "there is no column beside " + label + ", so nothing to learn from");
  std::vector<Scalar> features, targets;
  for (std::size_t number = 2; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::vector<std::string> row = cells(line);
    if (row.size() != names.size())
      refuse(path, number,
             std::to_string(row.size()) + " cells, but " + std::to_string(names.size()) + " columns");
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (!is_number(row[k], x))
        refuse(path, number,
               "column " + names[k] + ": '" + row[k] +
                   "' is not a number; write texts as numbers, and leave out rows with gaps");
      if (names[k] == label && x != 0 && x != 1)
        refuse(path, number, "column " + names[k] + ": the label is " + row[k] + "; it must be 0 or 1");
      (names[k] == label ? targets : features).push_back(static_cast<Scalar>(x));
    }
  }
  if (targets.empty()) refuse(path, 0, "there are no rows under the names of the columns");
  Examples all{Tensor(Dims{targets.size(), names.size() - 1}), Tensor(Dims{targets.size(), 1})};
  std::copy(features.begin(), features.end(), all.features.data());
  std::copy(targets.begin(), targets.end(), all.targets.data());
  return all;
}

}  // namespace course
