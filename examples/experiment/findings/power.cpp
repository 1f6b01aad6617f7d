#include "examples/experiment/findings/power.hpp"

#include "examples/experiment/text/figure.hpp"
#include "examples/experiment/text/sentence.hpp"

namespace focalgrad::experiment {

std::string told(const std::string& what, const Interval& paired, std::size_t seeds, Language language) {
  const Text seen = {"{} ({})", "{}（{}）"}, unseen = {"{} ({}; seen from {})", "{}（{}；{} 起才看得出）"};
  const std::string mean = with_half(paired.mean, paired.half(), 3, true, " ± ");
  const double visible = visible_difference(paired, seeds);
  if (paired.excludes_zero() || !(visible >= 1e-9)) return filled_in(seen, what, mean).in(language);
  return filled_in(unseen, what, mean, fixed(visible, decimals(visible, 3))).in(language);
}

std::string what_could_be_seen(std::size_t seeds, const std::string& metric, std::size_t wanted,
                               Language language) {
  const Text meaning =
                 {"\"No difference seen\" does not mean that there is none: \"seen from\" is the true "
                  "difference that {} seeds show in four runs of five (power 80 %, level 5 %).",
                  "“未见差异”不等于没有差异：“起才看得出”指真实差异有这么大时，{} 个种子在五次实验中有四次"
                  "能看出来（检验功效 80 %，显著性水平 5 %）。"},
             more = {"  To show a difference of {} in {}, run {} seeds.",
                     "要看出 {0} 的差异（{1}），需要 {2} 个种子。"};
  std::string text = filled_in(meaning, seeds).in(language);
  if (wanted <= seeds) return text;
  return text + filled_in(more, small_difference, metric, wanted).in(language);
}

}  // namespace focalgrad::experiment
