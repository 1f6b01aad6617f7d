#include "examples/experiment/showing/report.hpp"

#include <fmt/format.h>

#include "examples/experiment/findings/verdict.hpp"
#include "examples/experiment/showing/columns_table.hpp"
#include "examples/experiment/showing/html.hpp"
#include "examples/experiment/showing/report_data.hpp"
#include "examples/experiment/showing/report_page.hpp"
#include "examples/experiment/showing/report_tables.hpp"
#include "examples/experiment/text/visible.hpp"
#include "examples/experiment/training/config_text.hpp"

namespace focalgrad::experiment {

namespace {

/// The run in a few words: name and value.
std::string facts(const Summary& summary) {
  const Config& config = summary.config();
  std::string html;
  const auto fact = [&](const Text& name, const std::string& english, const std::string& chinese) {
    html += "<div><dt>" + in_both(name.english, name.chinese) + "</dt><dd>" + in_both(english, chinese) +
            "</dd></div>\n";
  };
  const std::size_t n = config.losses.size(), seeds = summary.seeds();
  std::string losses, chinese_losses;
  for (const LossSpec& loss : config.losses) {
    losses += (losses.empty() ? "" : ", ") + loss.text();
    chinese_losses += (chinese_losses.empty() ? "" : "、") + loss.text();
  }
  if (config.csv.empty())
    fact({"data", "数据"},
         fmt::format("{}, {} positives, {} negatives", config.dataset, config.positives, config.negatives),
         fmt::format("{}，{} 个正样本，{} 个负样本", config.dataset, config.positives, config.negatives));
  else
    fact({"data", "数据"}, config.csv, config.csv);
  fact({"losses", "损失函数"}, n > 4 ? fmt::format("{}", n) : losses,
       n > 4 ? fmt::format("{} 种", n) : chinese_losses);
  fact({"training", "训练"},
       fmt::format("{} steps of {} rows, {}", config.steps, config.batch, config.optimizer),
       fmt::format("{} 步，每批 {} 行，{}", config.steps, config.batch, config.optimizer));
  fact({"seeds", "种子"}, fmt::format("{}", seeds), fmt::format("{} 个", seeds));
  return html;
}

/// How many of all differences are on which side, and the sentences of the verdict.
std::string findings(const Summary& summary, const std::vector<Sentence>& more) {
  const std::size_t losses = summary.config().losses.size(), metrics = headline_metrics().size();
  const std::vector<std::string> english = verdict(summary), chinese = verdict(summary, Language::chinese);
  std::string sentences, html;
  for (std::size_t k = 0; k < english.size(); ++k) sentences += in_both(english[k], chinese[k], "p") + "\n";
  for (const Sentence& each : more) sentences += in_both(each.english, each.chinese, "p") + "\n";
  if (losses < 2 || summary.seeds() < 2) return sentences;

  const Tally counted = tally(summary);
  const auto count = [&](std::size_t n, const char* mark, const Text& what) {
    html += fmt::format("<li><strong>{}</strong> <span aria-hidden=\"true\">{}</span> {}</li>\n", n, mark,
                        in_both(what.english, what.chinese));
  };
  html += in_both(fmt::format("Of {} differences from {}, in {} metrics:", counted.all(),
                              summary.config().losses[0].text(), metrics),
                  fmt::format("与 {} 相比，{} 项指标共 {} 个差值：", summary.config().losses[0].text(),
                              metrics, counted.all()),
                  "p");
  html += "<ul class=\"tally\">\n";
  count(counted.better, "▲", {"better", "更好"});
  count(counted.worse, "▼", {"worse", "更差"});
  count(counted.same, "○", {"no difference seen", "未见差异"});
  html += "</ul>\n";
  html += in_both(
      "Better or worse: the 95 % interval excludes 0. Even if nothing differed, about one interval in twenty "
      "would.",
      "更好、更差：95 % 区间不含 0。即使毫无差异，也约有二十分之一的区间不含 0。", "p");
  // Many losses' sentences are looked up, not read through.
  return losses <= 4 ? html + sentences
                     : html + "<details><summary>" + in_both("Each loss in words", "逐个损失函数的结论") +
                           "</summary>\n" + sentences + "</details>\n";
}

}  // namespace

std::string report(const Reported& run, Language language) {
  const Config& config = run.summary.config();
  const bool english = language == Language::english;
  return filled(
      report_page,
      {{"data", report_data(run.summary, run.story, run.tuned, run.pictures)},
       {"tables", metrics_html(run.summary)},
       {"untuned", run.tuned.empty() ? "hidden" : ""},
       {"tuning", tuning_html(config, run.tuned)},
       {"findings", drowning_html(config, run.moments) + findings(run.summary, run.more)},
       {"no_columns", config.table ? "" : "hidden"},
       {"columns", config.table ? columns_html(*config.table) : ""},
       {"command", escaped(fmt::format("./run compare --config {}/config.json", visible(run.folder)))},
       {"config", escaped(config_text(config))},
       {"facts", facts(run.summary)},
       {"english", english ? " checked" : ""},
       {"chinese", english ? "" : " checked"}});
}

}  // namespace focalgrad::experiment
