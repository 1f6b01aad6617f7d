#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "autograd/check/mutation.hpp"
#include "autograd/functional/gradients.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "tests/autograd/operator_table.hpp"

using namespace focalgrad;
using tests::operator_table;

TEST_CASE("every operator of the library has a row in the test table") {
  REQUIRE(operators().size() > 40);
  for (const Operator* op : operators()) {
    if (op->name.starts_with("own_")) continue;  // of tests
    CAPTURE(op->name);
    CHECK(std::any_of(operator_table().begin(), operator_table().end(),
                      [&](const auto& row) { return row.name == op->name; }));
  }
}

TEST_CASE("every row of the test table is an operator of the library, and calls it") {
  Generator generator(3);
  for (const auto& row : operator_table()) {
    CAPTURE(row.name);
    Tape tape;
    std::vector<Var> inputs;
    for (const Tensor& each : tests::inputs_of(row, generator)) inputs.push_back(tape.variable(each));
    row.call(inputs);
    bool called = false;
    for (std::size_t i = 0; i < tape.size(); ++i)
      called = called || (tape.node(i).op != nullptr && tape.node(i).op->name == row.name);
    CHECK(called);
  }
}

TEST_CASE("every rule agrees with differences over random shapes, to the second order") {
  Generator generator(1);
  for (const auto& row : operator_table()) {
    if (row.name == "detach") continue;  // whose rule is not its derivative
    std::size_t checked = 0;
    for (int trial = 0; trial < 25; ++trial) {
      const auto inputs = tests::inputs_of(row, generator);
      const auto report = gradcheck(row.call, inputs, {.order = 2, .allow_zero = true});
      std::string shapes;
      for (const Tensor& each : inputs) shapes += to_string(extents(each)) + " ";
      INFO(row.name << " of " << shapes << ": " << to_string(report));
      CHECK(report.passed);
      checked += report.checked;
    }
    INFO(row.name);
    CHECK(checked > 20);
  }
}

TEST_CASE("gradcheck refuses every rule that is broken: sign, factor, a dropped term, a broadcast left in") {
  Generator generator(11);
  for (const auto& row : operator_table()) {
    if (!row.has_gradient) continue;
    std::set<std::string> caught;
    for (int trial = 0; trial < 12; ++trial) {
      const auto inputs = tests::inputs_of(row, generator);
      const auto report = mutation_test(row.call, inputs, {.allow_zero = true});
      // With float's tolerance a change of a small gradient may be missed.
      for (const std::string& each : report.survived)
        CHECK_MESSAGE(sizeof(Scalar) == 4, row.name << " passes with a broken rule: " << each);
      caught.insert(report.caught.begin(), report.caught.end());
    }
    CHECK_MESSAGE(caught.contains(row.name + ", input 0: sign"), row.name);
    CHECK_MESSAGE(caught.contains(row.name + ", input 0: factor"), row.name);
    if (row.name == "multiply" || row.name == "where" || row.name == "add")
      CHECK_MESSAGE(caught.contains(row.name + ", input 1: broadcast left in"), row.name);
    if (row.name == "tanh") CHECK(caught.contains("tanh, input 0: term with y dropped"));
    if (row.name == "linear") CHECK(caught.contains("linear, input 2: broadcast left in"));
  }
}

TEST_CASE("an operator that has a gradient gives one that is not all zero") {
  Generator generator(5);
  for (const auto& row : operator_table()) {
    CAPTURE(row.name);
    double most = 0;
    for (int trial = 0; trial < 10; ++trial) {
      Tape tape;
      std::vector<Var> inputs;
      for (const Tensor& each : tests::inputs_of(row, generator)) inputs.push_back(tape.variable(each));
      const Var y = row.call(inputs);
      if (!tape.node(y.index()).wants_gradient) continue;
      tape.backward(sum(y));
      for (const Var& input : inputs)
        if (tape.node(input.index()).reached > 0)
          for (const Scalar g : input.grad()) most = std::max(most, std::abs(static_cast<double>(g)));
    }
    CHECK((most > 0) == row.has_gradient);
  }
}

TEST_CASE("every operator works on values without elements") {
  for (const auto& row : operator_table()) {
    if (row.name == "matmul" || row.name == "linear" || row.names.back() != "b")
      continue;  // shapes of their own
    CAPTURE(row.name);
    Generator generator(1);
    const std::size_t inputs = row.shapes(generator).size();
    if (row.options.contains("axis") || row.options.contains("axes") || row.options.contains("shape") ||
        row.options.contains("start") || row.options.value("n", "") == "size")
      continue;
    Tape tape;
    std::vector<Var> empty;
    for (std::size_t k = 0; k < inputs; ++k) empty.push_back(tape.variable(Tensor(Dims{0, 3})));
    const Var y = row.call(empty);
    CHECK(extents(y.value()) == Extents{0, 3});
    if (!row.has_gradient) continue;
    tape.backward(sum(y));
    for (const Var& each : empty) CHECK(extents(each.grad()) == Extents{0, 3});
  }
}
