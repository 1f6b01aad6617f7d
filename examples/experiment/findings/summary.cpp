#include "examples/experiment/findings/summary.hpp"

#include <cmath>

namespace focalgrad::experiment {

namespace {

Interval over(const std::vector<SeedResult>& seeds,
              double (*value)(const SeedResult&, std::size_t, double Metrics::*), std::size_t loss,
              double Metrics::*metric) {
  std::vector<double> sample;
  for (const SeedResult& seed : seeds) sample.push_back(value(seed, loss, metric));
  return t_interval(sample);
}

double of_loss(const SeedResult& seed, std::size_t loss, double Metrics::*metric) {
  return seed.losses[loss].*metric;
}
double of_bayes(const SeedResult& seed, std::size_t, double Metrics::*metric) { return seed.bayes.*metric; }
double of_logistic(const SeedResult& seed, std::size_t, double Metrics::*metric) {
  return seed.logistic.*metric;
}

}  // namespace

const std::vector<MetricTable>& metric_tables() {
  static const std::vector<MetricTable> all = {
      {{"ranking", "排序指标"},
       {{{"average precision", "平均精度 AP"}, &Metrics::average_precision},
        {{"ROC-AUC", "ROC-AUC"}, &Metrics::roc_auc},
        {{"recall at precision ≥ 0.8", "精确率 ≥ 0.8 时的召回率"}, &Metrics::recall_at_precision_80}}},
      {{"at the threshold 0.5", "阈值 0.5"},
       {{{"recall", "召回率"}, &Metrics::recall},
        {{"precision", "精确率"}, &Metrics::precision},
        {{"F1", "F1"}, &Metrics::f1},
        {{"MCC", "MCC"}, &Metrics::mcc}}},
      {{"at the threshold chosen on validation", "在验证集上选定的阈值"},
       {{{"recall", "召回率"}, &Metrics::recall_at_threshold},
        {{"precision", "精确率"}, &Metrics::precision_at_threshold},
        {{"F1", "F1"}, &Metrics::f1_at_threshold},
        {{"threshold", "阈值"}, &Metrics::threshold}}},
      {{"the probabilities (smaller is better)", "概率的质量（越小越好）"},
       {{{"Brier", "Brier 分数"}, &Metrics::brier},
        {{"log loss", "对数损失"}, &Metrics::log_loss},
        {{"ECE", "期望校准误差 ECE"}, &Metrics::expected_calibration_error},
        {{"|p − posterior|", "|p − 后验概率|"}, &Metrics::posterior_error}}},
      {{"the same, with the loss's own bias undone", "同上，校正损失函数自身引入的偏差之后"},
       {{{"Brier", "Brier 分数"}, &Metrics::brier_calibrated},
        {{"log loss", "对数损失"}, &Metrics::log_loss_calibrated},
        {{"ECE", "期望校准误差 ECE"}, &Metrics::expected_calibration_error_calibrated},
        {{"|p − posterior|", "|p − 后验概率|"}, &Metrics::posterior_error_calibrated}}},
  };
  return all;
}

Interval Summary::of(std::size_t loss, double Metrics::*metric) const {
  return over(seeds_, of_loss, loss, metric);
}
Interval Summary::bayes(double Metrics::*metric) const { return over(seeds_, of_bayes, 0, metric); }
Interval Summary::logistic(double Metrics::*metric) const { return over(seeds_, of_logistic, 0, metric); }
Interval Summary::beyond_logistic(std::size_t loss, double Metrics::*metric) const {
  std::vector<double> sample;
  for (const SeedResult& seed : seeds_) sample.push_back(seed.losses[loss].*metric - seed.logistic.*metric);
  return t_interval(sample);
}
Interval Summary::difference(std::size_t loss, double Metrics::*metric) const {
  return t_interval(differences(loss, metric));
}
std::vector<double> Summary::differences(std::size_t loss, double Metrics::*metric) const {
  std::vector<double> sample;
  for (const SeedResult& seed : seeds_) sample.push_back(seed.losses[loss].*metric - seed.losses[0].*metric);
  return sample;
}
bool Summary::knows_bayes() const { return !seeds_.empty() && !std::isnan(seeds_[0].bayes.posterior_error); }

}  // namespace focalgrad::experiment
