#include "examples/experiment/findings/tuned_rate.hpp"

#include <fmt/format.h>

namespace focalgrad::experiment {

std::string edge_of_grid(const Config& config, const std::vector<TunedRate>& tuned, Language language) {
  const std::vector<double>& rates = config.learning_rates;
  if (rates.size() < 2) return {};
  const Text entry = {"{} ({})", "{}（{}）"}, comma = {", ", "、"},
             sentence = {"At the edge of the rates tried, where a wider range might serve better: {}.",
                         "选定的学习率落在搜索范围的边缘，扩大范围或许更好：{}。"};
  std::string losses;
  for (std::size_t loss = 0; loss < tuned.size(); ++loss)
    if (const double chosen = tuned[loss].chosen; chosen == rates.front() || chosen == rates.back())
      losses += (losses.empty() ? "" : comma.in(language)) +
                fmt::format(fmt::runtime(entry.in(language)), config.losses[loss].text(), chosen);
  return losses.empty() ? "" : fmt::format(fmt::runtime(sentence.in(language)), losses);
}

}  // namespace focalgrad::experiment
