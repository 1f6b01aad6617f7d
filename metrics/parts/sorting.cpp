#include "metrics/parts/sorting.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace focalgrad::metrics {

namespace {

// Of the 64 bits of a number the upper 36, seven decimals of it, tell most scores apart.  With an even number
// of digits they mostly end where they began, and the memory beside is free for what comes next.
constexpr std::size_t digit_bits = 9, digits = 4, values = std::size_t(1) << digit_bits;

/// A number that is the smaller, the larger the score is; equal for scores that differ in the lower bits
/// alone.
std::uint64_t key(double score) {
  score += 0.0;  // −0 is 0
  std::uint64_t bits = 0;
  std::memcpy(&bits, &score, sizeof bits);
  return (bits >> 63 ? bits : ~bits & ~(std::uint64_t(1) << 63)) >> (64 - digits * digit_bits);
}

std::size_t digit(double score, std::size_t k) { return (key(score) >> (k * digit_bits)) % values; }

bool is_larger(const Scored& a, const Scored& b) { return a.first > b.first; }

}  // namespace

void sort_from_largest(std::vector<Scored>& all) {
  constexpr std::size_t few = 1000;
  if (all.size() < few) {
    std::stable_sort(all.begin(), all.end(), is_larger);
    return;
  }
  std::array<std::array<std::size_t, values>, digits> places{};
  for (const Scored& each : all)
    for (std::size_t k = 0; k < digits; ++k) ++places[k][digit(each.first, k)];
  std::vector<Scored> sorted(all.size());
  for (std::size_t k = 0; k < digits; ++k) {
    if (places[k][digit(all[0].first, k)] == all.size()) continue;  // all have this digit
    std::size_t next = 0;
    for (std::size_t& place : places[k]) next += std::exchange(place, next);
    for (const Scored& each : all) sorted[places[k][digit(each.first, k)]++] = each;
    all.swap(sorted);
  }
  for (auto same = all.begin(), end = same; same != all.end(); same = end) {
    end = std::find_if(same, all.end(), [&](const Scored& x) { return key(x.first) != key(same->first); });
    if (!std::is_sorted(same, end, is_larger)) std::stable_sort(same, end, is_larger);
  }
}

}  // namespace focalgrad::metrics
