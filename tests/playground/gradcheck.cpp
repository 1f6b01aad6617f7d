// gradcheck of every operator, to the second order, in a program that needs no test framework: as WebAssembly.
#include <cstdio>

#include "tests/autograd/operator_table.hpp"

int main() {
  focalgrad::Generator generator(1);
  int operators = 0, failed = 0;
  std::size_t checked = 0;
  for (const auto& row : focalgrad::tests::operator_table()) {
    if (row.name == "detach") continue;  // whose rule is not its derivative
    ++operators;
    for (int trial = 0; trial < 5; ++trial) {
      const auto inputs = focalgrad::tests::inputs_of(row, generator);
      const auto report = focalgrad::gradcheck(row.call, inputs, {.order = 2, .allow_zero = true});
      checked += report.checked;
      if (report.passed) continue;
      ++failed;
      std::printf("%s: %s\n", row.name.c_str(), to_string(report).c_str());
    }
  }
  std::printf("%d operators, %zu derivatives checked, %d failed\n", operators, checked, failed);
  return failed == 0 ? 0 : 1;
}
