// Every operator against PyTorch: values and gradients.

#include <set>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "tests/autograd/called.hpp"
#include "tests/autograd/operator_table.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using nlohmann::json;
using tests::check_close;
using tests::tensor;

TEST_CASE("every operator's value and gradients are PyTorch's") {
  for (const json& each : tests::reference("operators.json")) {
    const std::string op = each.at("op");
    INFO(op << " " << each.at("options").dump() << " of " << each.at("inputs").dump());
    Tape tape;
    std::vector<Var> inputs;
    for (const json& input : each.at("inputs")) inputs.push_back(tape.variable(tensor(input)));
    const Var y = tests::called(op, inputs, each.at("options"));
    check_close(y.value(), tensor(each.at("value")));
    tape.backward(y, tensor(each.at("seed")));
    for (std::size_t k = 0; k < inputs.size(); ++k)
      check_close(inputs[k].grad(), tensor(each.at("gradients")[k]));
  }
}

TEST_CASE("every operator with a gradient stands in the PyTorch reference, or is named here") {
  // The rules of others, losses, which have a reference of their own, and what PyTorch does not have.
  std::set<std::string> there = {
      "unslice", "put",           "binary_cross_entropy", "binary_cross_entropy_reduced",
      "focal",   "focal_reduced", "logsumexp_others"};
  for (const json& each : tests::reference("operators.json")) there.insert(each.at("op"));
  for (const auto& row : tests::operator_table())
    if (row.has_gradient)
      CHECK_MESSAGE(there.contains(row.name),
                    row.name << ": add it to tests/reference/torch_operators.py, or to the names here");
}
