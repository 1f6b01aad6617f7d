#include "examples/experiment/text/figure.hpp"

#include <fmt/format.h>

#include <cmath>

namespace focalgrad::experiment {

std::string fixed(double x, int decimals, bool sign) {
  if (std::isnan(x)) return "–";
  std::string digits = fmt::format("{:.{}f}", std::abs(x), decimals);
  if (digits.find_first_not_of("0.") == std::string::npos) return digits;
  return (x < 0 ? "−" : sign ? "+" : "") + digits;
}

int decimals(double half, int least) {
  constexpr int most = 9;
  int wanted = least;
  while (wanted < most && half > 0 && half * std::pow(10, wanted) < 1.5) ++wanted;
  return wanted;
}

std::string with_half(double mean, double half, int least, bool sign, const std::string& between) {
  if (std::isnan(half)) return fixed(mean, least, sign);
  if (half < 1e-9)  // of numbers that are all equal, but for rounding
    return std::abs(mean) < 1e-9 ? "0" : fixed(mean, least, sign) + between + "0";
  const int wanted = decimals(half, least);
  return fixed(mean, wanted, sign) + between + fixed(half, wanted);
}

std::string three_figures(double x) {
  if (std::isnan(x)) return "–";
  if (x == 0 || (std::abs(x) >= 1e-3 && std::abs(x) < 100)) return fmt::format("{:.3g}", x);
  if (std::abs(x) >= 100 && std::abs(x) < 1e5) return fmt::format("{:.0f}", x);
  std::string text = fmt::format("{:.1e}", x);
  const std::size_t sign = text.find('e') + 1, digits = text.find_first_not_of('0', sign + 1);
  return text.substr(0, sign) + (text[sign] == '-' ? "-" : "") + text.substr(digits);
}

}  // namespace focalgrad::experiment
