// Linear: a fully connected layer.
#pragma once

#include "nn/init.hpp"
#include "nn/module.hpp"

namespace focalgrad::nn {

/// Whether there is a bias, and how the weight starts.
struct LinearOptions {
  bool bias = true;
  Init init = init::fan_in_uniform;
};

/// A linear map of each row, and a bias.  The weight is the transpose of PyTorch's; the bias starts at
/// U(±1/√in).
///   y = x·weight + bias
/// x [n, in], weight [in, out], bias [out] -> [n, out]
/// Throws Error: init is empty or gives another shape than the weight's; when called: x has not `in` columns.
class Linear : public Module {
 public:
  Linear(std::size_t in, std::size_t out, Generator& generator, const LinearOptions& options = {},
         Line line = {});
  Var forward(Var x) override;
  std::vector<Member> members() override;

  Parameter weight;
  Parameter bias;  // of size 0 without one
};

}  // namespace focalgrad::nn
