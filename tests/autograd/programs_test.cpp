// Random programs of the operators against PyTorch: values, gradients and second derivatives
// (tests/reference/ torch_programs.py).  FOCALGRAD_PROGRAMS names another file of them than the stored one.
#include <cstdlib>
#include <fstream>
#include <set>

#include "autograd/functional/gradients.hpp"
#include "autograd/tape.hpp"
#include "tests/autograd/called.hpp"
#include "tests/autograd/operator_table.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using nlohmann::json;
using tests::tensor;

namespace {

/// 1e-9, relative to the figure or to 1.  A float has seven digits, of which the steps of a program may lose
/// four, and three more where numbers of a hundred cancel: those are taken relative to the largest of their
/// tensor.
void check_figures(const Tensor& got, const Tensor& want) {
  double largest = 1;
  if (sizeof(Scalar) == 4)
    for (const double each : want) largest = std::max(largest, std::abs(each));
  tests::check_close(got, want, sizeof(Scalar) == 8 ? 1e-9 : 2e-3 * largest);
}

/// Computes a program's figures and compares them; notes which operators it is made of.
void check_program(const json& program, std::set<std::string_view>& operators) {
  INFO(program.dump());
  Tape tape;
  std::vector<Var> inputs, directions;
  for (const json& each : program.at("inputs")) inputs.push_back(tape.variable(tensor(each)));
  std::vector<Var> values = inputs;
  for (const json& step : program.at("steps")) {
    std::vector<Var> of;
    for (const std::size_t k : step.at("of")) of.push_back(values.at(k));
    values.push_back(tests::called(step.at("op"), of, step.value("options", json::object())));
  }
  const Var y = values.back();
  check_figures(y.value(), tensor(program.at("value")));
  for (std::size_t i = 0; i < tape.size(); ++i)
    if (tape.node(i).op) operators.insert(tape.node(i).op->name);

  const std::vector<Var> slopes = gradients(y, inputs, tensor(program.at("seed")));
  Var along = tape.constant(0);
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    check_figures(slopes[k].value(), tensor(program.at("gradients")[k]));
    along = along + sum(slopes[k] * tape.constant(tensor(program.at("directions")[k])));
  }
  const std::vector<Var> second = gradients(along, inputs);
  for (std::size_t k = 0; k < inputs.size(); ++k)
    check_figures(second[k].value(), tensor(program.at("second")[k]));
  tape.backward(y, tensor(program.at("seed")));
  for (std::size_t k = 0; k < inputs.size(); ++k)
    check_figures(inputs[k].grad(), tensor(program.at("gradients")[k]));
}

}  // namespace

TEST_CASE("random programs have PyTorch's values, gradients and second derivatives") {
  const char* other = std::getenv("FOCALGRAD_PROGRAMS");
  const json programs = other ? json::parse(std::ifstream(other)) : tests::reference("programs.json");
  CHECK(programs.size() >= 200);
  std::set<std::string_view> operators;
  for (const json& each : programs) check_program(each, operators);
  for (const auto& row : tests::operator_table())
    if (row.has_gradient) CHECK_MESSAGE(operators.contains(row.name), row.name << " stands in no program");
}
