// A number for a text, the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace focalgrad::experiment {

/// FNV-1a of 64 bits (Fowler, Noll, Vo): each byte is xored in and multiplied by the prime.
class Fnv {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) sum_ = (sum_ ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  void add(const void* bytes, std::size_t size) { add({static_cast<const char*>(bytes), size}); }
  std::uint64_t sum() const { return sum_; }

 private:
  std::uint64_t sum_ = 0xcbf29ce484222325;
};

/// Of one text.
inline std::uint64_t fnv(std::string_view text) {
  Fnv all;
  all.add(text);
  return all.sum();
}

}  // namespace focalgrad::experiment
