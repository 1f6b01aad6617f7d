// Blocks: a list whose elements stay where they are while it grows.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace focalgrad {

template <class T>
class Blocks {
 public:
  T& operator[](std::size_t i) { return blocks_[i / block][i % block]; }
  const T& operator[](std::size_t i) const { return blocks_[i / block][i % block]; }
  std::size_t size() const { return blocks_.size() * block; }
  /// Makes room for more: some elements as T{} makes them.
  void grow() { blocks_.push_back(std::make_unique<T[]>(block)); }

 private:
  static constexpr std::size_t block = 64;
  std::vector<std::unique_ptr<T[]>> blocks_;
};

}  // namespace focalgrad
