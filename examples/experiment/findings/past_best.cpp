#include "examples/experiment/findings/past_best.hpp"

#include "examples/experiment/text/sentence.hpp"

namespace focalgrad::experiment {

std::vector<Sentence> past_best(const Config& config, const std::vector<StepRecord>& records) {
  constexpr double noticed = 0.05;
  std::vector<Sentence> all;
  for (std::size_t loss = 0; loss < config.losses.size(); ++loss) {
    double best = 0, now = 0;
    std::size_t best_step = 0, last_step = 0;
    for (const StepRecord& record : records) {
      if (record.validation.size() <= loss || record.step == 0) continue;
      now = record.validation[loss], last_step = record.step;
      if (now > best) best = now, best_step = record.step;
    }
    if (last_step < config.steps || !(now <= (1 - noticed) * best)) continue;
    all.push_back(
        filled_in({"{0} was best at step {1} (average precision {2:.3f} on the validation part of seed {3}), "
                   "{4:.0f} % lower now ({5:.3f}); --patience {6} keeps the best step.",
                   "{0} 在第 {1} 步最好（种子 {3} 的验证集平均精度 {2:.3f}），现在低了 {4:.0f} %（{5:.3f}）；"
                   "--patience {6} 会保留最好的一步。"},
                  config.losses[loss].text(), best_step, best, config.seed, 100 * (1 - now / best), now,
                  std::max<std::size_t>(config.steps / 5, 1)));
  }
  return all;
}

}  // namespace focalgrad::experiment
