// Blocks: a list whose elements stay where they are while it grows.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace focalgrad {

/// Elements by number, in blocks of memory that stay; T{} makes one.
template <class T>
class Blocks {
 public:
  /// Element i; size() of them there are.
  T& operator[](std::size_t i) { return blocks_[i / block][i % block]; }
  const T& operator[](std::size_t i) const { return blocks_[i / block][i % block]; }
  std::size_t size() const { return blocks_.size() * block; }
  /// Makes some more.
  void grow() { blocks_.push_back(std::make_unique<T[]>(block)); }

 private:
  static constexpr std::size_t block = 64;
  std::vector<std::unique_ptr<T[]>> blocks_;
};

}  // namespace focalgrad
