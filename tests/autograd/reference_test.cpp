// Every operator against PyTorch: values and gradients.

#include <set>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "tests/autograd/operator_table.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using nlohmann::json;
using tests::check_close;
using tests::tensor;

namespace {

using Vars = std::vector<Var>;

Extents sizes(const json& list) {
  Extents shape;
  for (const auto& n : list) shape.push_back(n.get<std::size_t>());
  return shape;
}

Var call(const std::string& op, const Vars& v, const json& options) {
  const auto number = [&](const char* name) { return options.at(name).get<Scalar>(); };
  const bool keep = options.value("keepdims", false);
  const Axes axes = options.contains("axis") ? Axes({options.at("axis").get<int>()}) : Axes();
  const auto bound = [&](const char* name) {
    return options.at(name).is_null() ? Bound() : Bound(options.at(name).get<int>());
  };
  std::vector<std::size_t> indices = options.value("indices", std::vector<std::size_t>());
  if (op == "power") return pow(v[0], number("exponent"));
  if (op == "where") return where(v[0].tape().constant(tensor(options.at("condition"))), v[0], v[1]);
  if (op == "clamp") return clamp(v[0], number("low"), number("high"));
  if (op == "leaky_relu") return leaky_relu(v[0], number("slope"));
  if (op == "elu") return elu(v[0], number("alpha"));
  if (op == "transpose") return transpose(v[0], sizes(options.at("axes")));
  if (op == "reshape") return reshape(v[0], sizes(options.at("shape")));
  if (op == "broadcast_to") return broadcast_to(v[0], sizes(options.at("shape")));
  if (op == "concatenate") return concatenate(v, options.at("axis"));
  if (op == "slice")
    return slice(v[0], options.at("axis"), bound("start"), bound("stop"), options.at("step"));
  if (op == "prod") return prod(v[0], axes, keep);
  if (op == "cumsum") return cumsum(v[0], options.at("axis"));
  if (op == "matmul") return matmul(v[0], v[1]);
  if (op == "linear") return linear(v[0], v[1], v[2]);
  if (op == "stack") return stack(v, options.at("axis"));
  if (op == "split") {
    const auto parts = split(v[0], options.at("sizes"), options.at("axis"));
    return parts[options.at("part").get<std::size_t>()];
  }
  if (op == "flip") return flip(v[0], options.at("axes").get<std::vector<int>>());
  if (op == "pad") {
    std::vector<Padding> widths;
    for (const json& each : options.at("widths")) widths.push_back({each[0], each[1]});
    return pad(v[0], widths, number("value"));
  }
  if (op == "diag") return diag(v[0]);
  if (op == "take") return take(v[0], indices);
  if (op == "take_per_row") return take(v[0], indices, Take::one_per_row);
  if (op == "sum") return sum(v[0], axes, keep);
  if (op == "mean") return mean(v[0], axes, keep);
  if (op == "max") return max(v[0], axes, keep);
  if (op == "min") return min(v[0], axes, keep);
  if (op == "var") return var(v[0], axes, keep, options.at("ddof").get<int>());
  if (op == "logsumexp") return logsumexp(v[0], axes, keep);
  if (op == "softmax") return softmax(v[0], axes);
  if (op == "log_softmax") return log_softmax(v[0], axes);
  for (const auto& row : tests::operator_table())
    if (row.name == op && options.empty()) return row.call(v);
  FAIL("the reference has an operator that the test does not call: " << op);
  return {};
}

}  // namespace

TEST_CASE("every operator's value and gradients are PyTorch's") {
  for (const json& each : tests::reference("operators.json")) {
    const std::string op = each.at("op");
    INFO(op << " " << each.at("options").dump() << " of " << each.at("inputs").dump());
    Tape tape;
    Vars inputs;
    for (const json& input : each.at("inputs")) inputs.push_back(tape.variable(tensor(input)));
    const Var y = call(op, inputs, each.at("options"));
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
