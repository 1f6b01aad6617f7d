// The library's functions by the names that tests/reference gives them, as its figures are made with.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "autograd/operators.hpp"

namespace focalgrad::tests {

/// The operator or loss of that name on values and options as they stand in tests/reference.
Var called(const std::string& name, const std::vector<Var>& inputs, const nlohmann::json& options);

}  // namespace focalgrad::tests
