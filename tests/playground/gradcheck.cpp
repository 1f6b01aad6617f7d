// gradcheck of every operator, to the second order, inside WebAssembly (gradcheck.mjs).
#include <string>

#include "tests/autograd/operator_table.hpp"

extern "C" {

/// What there is to say: a line for each failure, and how many were checked.
__attribute__((export_name("report"))) const char* report() {
  static std::string text;
  focalgrad::Generator generator(1);
  std::size_t operators = 0, checked = 0;
  for (const auto& row : focalgrad::tests::operator_table()) {
    if (row.name == "detach") continue;  // whose rule is not its derivative
    ++operators;
    for (int trial = 0; trial < 5; ++trial) {
      const auto inputs = focalgrad::tests::inputs_of(row, generator);
      const auto report = focalgrad::gradcheck(row.call, inputs, {.order = 2, .allow_zero = true});
      checked += report.checked;
      if (!report.passed) text += "FAILED " + row.name + ": " + to_string(report) + "\n";
    }
  }
  text += std::to_string(operators) + " operators, " + std::to_string(checked) + " derivatives checked\n";
  return text.c_str();
}
}
