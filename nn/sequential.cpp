#include "nn/sequential.hpp"

namespace focalgrad::nn {

Var Sequential::forward(Var x) {
  for (const auto& part : parts_) x = (*part)(x, line());
  return x;
}

std::vector<Member> Sequential::members() {
  std::vector<Member> all;
  for (std::size_t i = 0; i < parts_.size(); ++i) all.emplace_back(std::to_string(i), *parts_[i]);
  return all;
}

}  // namespace focalgrad::nn
