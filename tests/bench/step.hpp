#pragma once

#include <cstddef>
#include <functional>
#include <vector>

/// A tanh network on random data trained with focal loss (gamma 2, alpha 0.25) and Adam: the work of one
/// step.
struct Work {
  const char* name;
  std::vector<std::size_t> widths;
  std::size_t batch;
};

/// One training step in libtorch's C++ eager mode, double, one thread.
std::function<void()> torch_step(const Work& work);
