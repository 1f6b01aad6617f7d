#pragma once

#include "nn/init.hpp"
#include "nn/module.hpp"

namespace focalgrad::nn {

struct LinearOptions {
  bool bias = true;
  Init init = init::fan_in_uniform;
};

/// x [n, in] → x·weight + bias [n, out].  weight [in, out] (PyTorch's is its transpose), bias [out], starting
/// at U(±1/√in).  Throws Error when called: x has not `in` columns.
class Linear : public Module {
 public:
  Linear(std::size_t in, std::size_t out, Generator& generator, const LinearOptions& options = {});
  Var forward(Var x) override;
  std::vector<Member> members() override;

  Parameter weight;
  Parameter bias;  // of size 0 without one
};

}  // namespace focalgrad::nn
