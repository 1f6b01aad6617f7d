#include "examples/experiment/training/option_texts.hpp"

#include "examples/experiment/text/fill.hpp"
#include "examples/experiment/text/number.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

std::vector<std::size_t> read_widths(const std::string& text) {
  std::vector<std::size_t> widths;
  if (text == "none") return widths;
  for (const std::string& part : cut(text, ',')) {
    const auto width = read_number<std::size_t>(part);
    if (!width || *width == 0)
      throw Error(
          fill("--hidden is '{}'; expected widths of 1 or more, separated by commas, or none", {text}));
    widths.push_back(*width);
  }
  return widths;
}

std::optional<double> read_prior(const std::string& text) {
  if (text == "data") return std::nullopt;
  if (text == "none") return 0;
  const auto prior = read_number<double>(text);
  if (!prior || !(*prior > 0 && *prior < 1))
    throw Error(fill("--prior is '{}'; expected a number between 0 and 1, or data, or none", {text}));
  return prior;
}

}  // namespace focalgrad::experiment
