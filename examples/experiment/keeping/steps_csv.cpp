#include "examples/experiment/keeping/steps_csv.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <limits>

#include "examples/experiment/text/number.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

constexpr double empty_cell = std::numeric_limits<double>::quiet_NaN();

void add_cell(std::string& row, double value) {
  row += ',';
  if (!std::isnan(value)) fmt::format_to(std::back_inserter(row), "{}", value);
}

/// Takes the text up to `end` away from the front of `rest`.
std::string_view take(std::string_view& rest, char end) {
  const std::size_t at = rest.find(end);
  if (at == std::string_view::npos) throw Error("steps.csv ends in the middle of a row");
  const std::string_view text = rest.substr(0, at);
  rest.remove_prefix(at + 1);
  return text;
}

template <class Number>
Number number(std::string_view text) {
  const auto value = read_number<Number>(text);
  if (!value) throw Error(fmt::format("'{}' in steps.csv is not a number", text));
  return *value;
}

bool is_train(std::string_view part) {
  if (part != "train" && part != "batch")
    throw Error(fmt::format("'{}' in steps.csv is neither train nor batch", part));
  return part == "train";
}

double number_or_unknown(std::string_view text) { return text.empty() ? empty_cell : number<double>(text); }

}  // namespace

std::string step_header() {
  std::string header = "seed,step,part,loss_name";
  for (const auto& [name, _] : Ledger::all()) header += "," + name;
  for (const auto& [name, _] : Metrics::all()) header += ",test_" + name;
  header += ",validation_average_precision";
  return header + "\n";
}

std::string step_rows(const StepRecord& record, const std::vector<LossSpec>& losses) {
  std::string rows;
  for (std::size_t loss = 0; loss < record.ledgers.size(); ++loss) {
    fmt::format_to(std::back_inserter(rows), "{},{},{},{}", record.seed, record.step,
                   record.whole_training_part ? "train" : "batch", losses[loss].text());
    for (const auto& [_, member] : Ledger::all()) add_cell(rows, record.ledgers[loss].*member);
    for (const auto& [_, member] : Metrics::all())
      add_cell(rows, record.test.empty() ? empty_cell : record.test[loss].*member);
    add_cell(rows, record.validation.empty() ? empty_cell : record.validation[loss]);
    rows += '\n';
  }
  return rows;
}

std::vector<StepRecord> read_step_rows(std::string_view rows, const std::vector<LossSpec>& losses) {
  std::vector<StepRecord> records;
  while (!rows.empty()) {
    StepRecord record;
    for (const LossSpec& loss : losses) {
      std::string_view row = take(rows, '\n');
      const StepRecord of{number<std::size_t>(take(row, ',')),
                          number<std::size_t>(take(row, ',')),
                          is_train(take(row, ',')),
                          {},
                          {}};
      if (record.ledgers.empty()) record = of;
      const std::string_view name = take(row, ',');
      if (of.seed != record.seed || of.step != record.step ||
          of.whole_training_part != record.whole_training_part || name != loss.text())
        throw Error(
            fmt::format("after {} of {} losses of step {} of seed {} comes a row of another step or loss",
                        record.ledgers.size(), losses.size(), record.step, record.seed));
      std::string cells = std::string(row) + ",";
      row = cells;
      Ledger& ledger = record.ledgers.emplace_back();
      for (const auto& [_, member] : Ledger::all()) ledger.*member = number_or_unknown(take(row, ','));
      if (!record.whole_training_part) continue;
      Metrics& test = record.test.emplace_back();
      for (const auto& [_, member] : Metrics::all()) test.*member = number_or_unknown(take(row, ','));
      record.validation.push_back(number_or_unknown(take(row, ',')));
    }
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace focalgrad::experiment
