// One row for each operator: how to call it and on what.  Every check over operators (gradcheck of both
// orders, broadcasting, zero sizes, the formula's text) reads this table, and fails for an operator without a
// row.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "autograd/check/gradcheck.hpp"
#include "tensor/random.hpp"

namespace focalgrad::tests {

struct OperatorRow {
  std::string name;
  Functions call;
  /// The inputs' shapes: a new choice at each call.
  std::function<std::vector<Extents>(Generator&)> shapes;
  double low = -2, high = 2;  ///< where the inputs lie
  bool has_gradient = true;
  nlohmann::json options = nlohmann::json::object();  ///< the names in its formula that are not inputs
  /// What the formula calls the inputs, all of them: those that call() makes itself too.
  std::vector<std::string> names = {"x", "w", "b"};
  std::vector<double> kinks = {};  ///< where its derivative jumps
};

const std::vector<OperatorRow>& operator_table();

/// Random inputs for a row.  No two elements of any are nearer than differences of gradcheck's step can tell
/// apart, so that no extreme or comparison changes sides, and none is near a kink.
std::vector<Tensor> inputs_of(const OperatorRow& row, Generator& generator);

}  // namespace focalgrad::tests
