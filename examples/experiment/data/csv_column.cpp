#include "examples/experiment/data/csv_column.hpp"
#include "examples/experiment/text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

/// 1,163.74 as 1163.74, and 1163,74 likewise where the comma is the decimal one; empty where groups are
/// wrong.
std::string without_separators(std::string_view text, char decimal) {
  const char separator = decimal == '.' ? ',' : '.';
  const std::size_t point = std::min(text.find(decimal), text.size());
  std::string plain;
  std::size_t digits = 0;
  bool grouped = false;
  for (std::size_t i = 0; i < point; ++i) {
    if (text[i] == separator) {
      if (grouped ? digits != 3 : digits == 0 || digits > 3) return {};
      if (!grouped && (plain == "0" || plain == "-0")) return {};
      grouped = true, digits = 0;
      continue;
    }
    if (text[i] != '-') ++digits;
    plain += text[i];
  }
  if (grouped && digits != 3) return {};
  if (point < text.size()) plain += '.', plain += text.substr(point + 1);
  return plain;
}

NumberCell read_plain(std::string_view text) {
  NumberCell number;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number.value);
  number.out_of_range = error == std::errc::result_out_of_range;
  number.is_number = number.out_of_range || (error == std::errc() && end == text.data() + text.size());
  number.out_of_range =
      number.out_of_range ||
      (std::isfinite(number.value) && std::abs(number.value) > double(std::numeric_limits<Scalar>::max()));
  return number;
}

}  // namespace

NumberCell read_number_cell(std::string_view text, char decimal) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  if (text.find(',') == std::string_view::npos &&
      (decimal == '.' || text.find('.') == std::string_view::npos))
    return read_plain(text);
  return read_plain(without_separators(text, decimal));
}

void Column::add(std::string_view cell, std::size_t row) {
  absent_.push_back(0);
  const NumberCell number = read_number_cell(cell, decimal_);
  const auto count = [&](Cell& of) {
    if (of.count++ == 0) of.row = row, of.text = visible(cell);
  };
  if (!number.is_number)
    count(text_);
  else if (number.out_of_range)
    count(beyond_);
  else if (!std::isfinite(number.value))
    count(infinite_);
  values_.push_back(number.is_number ? static_cast<Scalar>(number.value) : Scalar(0));
  if (many_) return;
  auto place = categories_.find(cell);
  if (place == categories_.end())
    place = categories_.emplace(cell, static_cast<std::uint8_t>(categories_.size())).first;
  if (categories_.size() > most_categories) {
    many_ = true;
    places_ = {};
    return;
  }
  places_.push_back(place->second);
}

void Column::add_missing() {
  ++missing_;
  absent_.push_back(1);
  values_.push_back(0);
  if (!many_) places_.push_back(0);
}

void Column::fail(const Cell& at, const std::string& why) const {
  throw Error(fmt::format("row {}, column '{}': {}", at.row, name_, why));
}

Column::Kind Column::kind() const {
  const std::size_t present = values_.size() - missing_;
  if (present == 0) return Kind::missing;
  if (!many_ && (categories_.size() == 1)) return Kind::one_value;
  if (text_.count > 0 || as_categories_) {
    if (!many_) return Kind::categories;
    if (as_categories_ || 2 * text_.count >= present) return Kind::texts;
    fail(text_,
         fmt::format("'{0}' is not a number, as {1} of {2} cells are; --missing '{0}' drops its rows, --drop "
                     "'{3}' the column",
                     text_.text, present - text_.count, present, name_));
  }
  if (beyond_.count > 0) fail(beyond_, beyond_.text + " is out of range");
  if (infinite_.count > 0)
    fail(infinite_, fmt::format("'{0}' is not finite; --missing '{0}' drops its rows", infinite_.text));
  return Kind::numbers;
}

std::vector<Column::Feature> Column::features(const std::vector<std::size_t>& rows) const {
  std::vector<Feature> all;
  const auto add = [&](const std::string& name, auto value) {
    Feature feature{name, std::vector<Scalar>(rows.size())};
    std::transform(rows.begin(), rows.end(), feature.values.begin(), value);
    const Scalar first = feature.values.empty() ? 0 : feature.values[0];
    if (std::any_of(feature.values.begin(), feature.values.end(), [&](Scalar x) { return x != first; }))
      all.push_back(std::move(feature));
  };
  if (kind() == Kind::numbers) add(name_, [&](std::size_t row) { return values_[row]; });
  if (kind() == Kind::categories)
    for (const auto& [category, place] : categories_)
      add(name_ + "=" + visible(category),
          [&, at = place](std::size_t row) { return places_[row] == at ? Scalar(1) : Scalar(0); });
  return all;
}

std::string Column::note() const {
  const std::string dropped = "column '" + name_ + "' dropped: ";
  switch (kind()) {
    case Kind::one_value:
      return dropped + "it has one value only";
    case Kind::missing:
      return dropped + "every cell is missing";
    case Kind::texts:
      return dropped + fmt::format("text of more than {} different values, such as '{}'", most_categories,
                                   text_.count > 0 ? text_.text : visible(categories_.begin()->first));
    case Kind::numbers:
      return {};
    case Kind::categories:
      break;
  }
  std::string names;
  for (const auto& [category, _] : categories_)
    names += (names.empty() ? "'" : ", '") + visible(category) + "'";
  const std::string why = text_.count > 0 && text_.count < values_.size() - missing_
                              ? fmt::format(" ('{}' in row {} is not a number)", text_.text, text_.row)
                              : "";
  return fmt::format("column '{}' is {}{}: it becomes a column of 0 and 1 for each of {}", name_,
                     text_.count > 0 ? "text" : "of kinds", why, names);
}

}  // namespace focalgrad::experiment
