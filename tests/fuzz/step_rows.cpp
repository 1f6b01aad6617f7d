// The rows of steps.csv that a stopped run left.
#include "examples/experiment/keeping/steps_csv.hpp"
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/readers.hpp"

namespace focalgrad::fuzz {

using namespace experiment;

namespace {

const std::vector<LossSpec>& two_losses() {
  static const std::vector<LossSpec> losses = LossSpec::parse_list("ce,focal");
  return losses;
}

std::string written(const std::vector<StepRecord>& records) {
  std::string rows;
  for (const StepRecord& record : records) rows += step_rows(record, two_losses());
  return rows;
}

}  // namespace

bool takes_step_rows(const std::string& bytes) {
  std::vector<StepRecord> records;
  if (!takes(bytes, [&] { records = read_step_rows(bytes, two_losses()); })) return false;
  for (const StepRecord& record : records) {
    promise(record.ledgers.size() == 2, "each record has a ledger a loss");
    promise(record.test.size() == (record.whole_training_part ? 2u : 0u), "and metrics where they belong");
  }
  const std::string rows = written(records);
  promise(written(read_step_rows(rows, two_losses())) == rows, "they are written as they were read");
  return true;
}

std::string some_step_rows() {
  return written(
      {{1, 0, true, {Ledger{}, Ledger{}}, {Metrics{}, Metrics{}}}, {1, 1, false, {Ledger{}, Ledger{}}, {}}});
}

}  // namespace focalgrad::fuzz
