// The reference figures of tests/reference/, as tensors.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "tensor/shape.hpp"
#include "tensor/tensor.hpp"

namespace focalgrad::tests {

/// The file of that name in tests/reference/.  It is kept, so that a loop may run over a part of it: of a
/// temporary in `for (… : reference(name).at("part"))` nothing would be left.
const nlohmann::json& reference(const std::string& name);

inline Tensor tensor(const nlohmann::json& entry) {
  Tensor result(Dims(entry.at("shape").begin(), entry.at("shape").end()));
  std::copy(entry.at("data").begin(), entry.at("data").end(), result.data());
  return result;
}

/// How far from the reference a figure may be, relative to it or to 1: 1e-10, or what float allows.
inline constexpr double tolerance = sizeof(Scalar) == 8 ? 1e-10 : 2e-4;

inline void check_close(const Tensor& got, const Tensor& want, double allowed = tolerance) {
  REQUIRE_MESSAGE(extents(got) == extents(want),
                  "shape " << to_string(extents(got)) << ", wanted " << to_string(extents(want)));
  for (std::size_t i = 0; i < got.size(); ++i) {
    const double a = got.data()[i], b = want.data()[i];
    CHECK_MESSAGE((a == b || std::abs(a - b) <= allowed * std::max(1.0, std::abs(b))),
                  "element " << i << ": " << a << ", wanted " << b);
  }
}

/// A call that must throw Error with all of the given pieces in its message.
template <class Call>
void check_error(Call call, const std::vector<std::string>& pieces) {
  std::string message = "nothing was thrown";
  try {
    call();
  } catch (const std::exception& error) {
    message = error.what();
  }
  for (const std::string& piece : pieces)
    CHECK_MESSAGE(message.find(piece) != std::string::npos, "'" << piece << "' is not in: " << message);
}

}  // namespace focalgrad::tests
