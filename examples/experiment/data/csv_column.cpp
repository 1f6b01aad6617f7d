#include "examples/experiment/data/csv_column.hpp"
#include "examples/experiment/text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

namespace focalgrad::experiment {

namespace {

struct Number {
  double value = 0;
  bool is_number = false, out_of_range = false;
};

/// Blanks around it and a plus before it are allowed.
Number read(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  Number number;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number.value);
  number.out_of_range = error == std::errc::result_out_of_range;
  number.is_number = number.out_of_range || (error == std::errc() && end == text.data() + text.size());
  number.out_of_range =
      number.out_of_range ||
      (std::isfinite(number.value) && std::abs(number.value) > double(std::numeric_limits<Scalar>::max()));
  return number;
}

}  // namespace

void Column::add(const std::string& cell, const std::function<void(const std::string&)>& fail) {
  if (values_.empty()) text_ = !read(cell).is_number;
  if (text_) {
    const auto place = places_.try_emplace(cell, static_cast<Scalar>(places_.size())).first;
    if (places_.size() > most_categories)
      fail(
          fmt::format("'{}' is text number {}; a text column may have {} different ones: leave the column "
                      "out, or code it as numbers",
                      cell, places_.size(), most_categories));
    values_.push_back(place->second);
    return;
  }
  const Number number = read(cell);
  if (!number.is_number) fail("'" + cell + "' is not a number; leave the column out or code it as numbers");
  if (number.out_of_range) fail(cell + " is out of range");
  if (!std::isfinite(number.value))
    fail("'" + cell + "' is not finite; leave the cell empty to drop the row");
  values_.push_back(static_cast<Scalar>(number.value));
}

bool Column::varies() const {
  return std::any_of(values_.begin(), values_.end(), [&](Scalar x) { return x != values_[0]; });
}

std::vector<Column::Feature> Column::features() const {
  if (!varies()) return {};
  if (!text_) return {{name_, values_}};
  std::vector<Feature> all;
  for (const auto& [category, place] : places_) {
    all.push_back({name_ + "=" + visible(category), std::vector<Scalar>(values_.size())});
    std::transform(values_.begin(), values_.end(), all.back().values.begin(),
                   [at = place](Scalar x) { return x == at ? Scalar(1) : Scalar(0); });
  }
  return all;
}

std::string Column::note() const {
  if (!varies()) return "column '" + name_ + "' dropped: it has one value only";
  if (!text_) return {};
  std::string names;
  for (const auto& [category, _] : places_) names += (names.empty() ? "'" : ", '") + visible(category) + "'";
  return fmt::format("column '{}' is text: it becomes a column of 0 and 1 for each of {}", name_, names);
}

}  // namespace focalgrad::experiment
