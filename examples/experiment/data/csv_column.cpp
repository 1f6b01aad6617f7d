#include "examples/experiment/data/csv_column.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "examples/experiment/text/fnv.hpp"
#include "examples/experiment/text/sentence.hpp"
#include "examples/experiment/text/visible.hpp"
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
  const NumberCell number = read_number_cell(cell, decimal_);
  const auto count = [&](Cell& of) {
    if (of.count++ == 0) of.row = row, of.text = visible_name(cell);
  };
  if (!number.is_number)
    count(text_);
  else if (number.out_of_range)
    count(beyond_);
  else if (!std::isfinite(number.value))
    count(infinite_);
  values_.push_back(number.is_number ? static_cast<Scalar>(number.value) : Scalar(0));
  count_distinct(cell);
  if (as_ == As::hashed)
    places_.push_back(static_cast<std::uint8_t>(fnv(cell) % buckets));
  else if (!many_)
    places_.push_back(categories_.find(cell)->second);
}

void Column::count_distinct(std::string_view cell) {
  if (many_) {
    if (distinct_.size() <= most_counted) distinct_.insert(fnv(cell));
    return;
  }
  if (categories_.contains(cell)) return;
  categories_.emplace(cell, static_cast<std::uint8_t>(categories_.size()));
  if (categories_.size() <= most_categories) return;
  many_ = true;
  for (const auto& [each, _] : categories_) distinct_.insert(fnv(each));
  if (as_ != As::hashed) places_ = {};
}

void Column::add_missing() {
  ++missing_;
  absent_.resize(values_.size());
  absent_.push_back(1);
  values_.push_back(0);
  if (!many_ || as_ == As::hashed) places_.push_back(0);
}

void Column::fail(const Cell& at, const std::string& why) const {
  throw Error(fmt::format("row {}, column '{}': {}", at.row, visible_name(name_), why));
}

Column::Kind Column::kind() const {
  const std::size_t present = values_.size() - missing_;
  if (present == 0) return Kind::missing;
  if (!many_ && categories_.size() == 1) return Kind::one_value;
  if (as_ == As::hashed) return Kind::hashed;
  if (text_.count > 0 || as_ == As::categories) {
    if (!many_) return Kind::categories;
    if (as_ == As::categories || 2 * text_.count >= present) return Kind::texts;
    fail(text_,
         fmt::format("'{0}' is not a number, as {1} of {2} cells are; --missing '{0}' drops its rows, --drop "
                     "'{3}' the column",
                     text_.text, present - text_.count, present, visible_name(name_)));
  }
  if (beyond_.count > 0) fail(beyond_, beyond_.text + " is out of range");
  if (infinite_.count > 0)
    fail(infinite_, fmt::format("'{0}' is not finite; --missing '{0}' drops its rows", infinite_.text));
  return Kind::numbers;
}

bool Column::is_used() const {
  const Kind what = kind();
  return what == Kind::numbers || what == Kind::categories || what == Kind::hashed;
}

bool Column::is_id() const {
  constexpr std::size_t many_rows = 20;
  const std::size_t present = values_.size() - missing_;
  if (text_.count > 0 || as_ != As::found || present < many_rows ||
      distinct() < std::min(present, most_counted + 1))
    return false;
  std::vector<Scalar> sorted;
  for (std::size_t row = 0; row < values_.size(); ++row)
    if (!is_missing(row)) sorted.push_back(values_[row]);
  if (std::any_of(sorted.begin(), sorted.end(), [](Scalar x) { return x != std::floor(x); })) return false;
  std::sort(sorted.begin(), sorted.end());
  return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
}

std::vector<Column::Feature> Column::features(const std::vector<std::size_t>& rows) const {
  std::vector<Feature> all;
  const auto add = [&](const Feature& feature) {
    if (std::any_of(rows.begin(), rows.end(),
                    [&](std::size_t row) { return value(feature, row) != value(feature, rows[0]); }))
      all.push_back(feature);
  };
  if (kind() == Kind::numbers) add({name_, {}});
  if (kind() == Kind::categories)
    for (const auto& [category, place] : categories_) add({name_ + "=" + visible(category), place});
  if (kind() == Kind::hashed)
    for (std::uint8_t bucket = 0; bucket < buckets; ++bucket)
      add({fmt::format("{}#{}", name_, bucket), bucket});
  return all;
}

Sentence Column::becomes() const {
  switch (kind()) {
    case Kind::numbers:
      return {"a feature", "一个特征"};
    case Kind::hashed:
      return filled_in({"0 and 1 in {} columns, each text in one by its hash",
                        "{} 个 0/1 列，每个文本按哈希值归入其中一列"},
                       buckets);
    case Kind::one_value:
      return {"dropped: it has one value only", "舍去：只有一个取值"};
    case Kind::missing:
      return {"dropped: every cell is missing", "舍去：全部缺失"};
    case Kind::texts:
      return filled_in({"dropped: more than {} different texts, such as '{}'; --hash '{}' uses it",
                        "舍去：不同的文本超过 {} 个，如“{}”；--hash '{}' 可以用上它"},
                       most_categories,
                       text_.count > 0 ? text_.text : visible_name(categories_.begin()->first),
                       visible_name(name_));
    case Kind::categories:
      break;
  }
  constexpr std::size_t most_named = 6;
  std::string names;
  std::size_t count = 0;
  for (const auto& [category, _] : categories_)
    if (++count <= most_named) names += (names.empty() ? "'" : ", '") + visible_name(category) + "'";
  if (count > most_named) names += ", …";
  if (text_.count > 0 && text_.count < values_.size() - missing_)
    return filled_in({"0 and 1 for each of {} ('{}' in row {} is not a number)",
                      "{0} 各成一个 0/1 列（第 {2} 行的“{1}”不是数）"},
                     names, text_.text, text_.row);
  return filled_in({"0 and 1 for each of {}", "{} 各成一个 0/1 列"}, names);
}

}  // namespace focalgrad::experiment
