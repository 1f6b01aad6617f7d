#include "examples/experiment/sweep/sweep_metric.hpp"

#include <fmt/format.h>

#include "tensor/error.hpp"

namespace focalgrad::experiment {

const std::vector<SweepMetric>& sweep_metrics() {
  static const std::vector<SweepMetric> all = {
      {"validation_average_precision",
       {"average precision on validation", "验证集上的平均精度 AP"},
       Better::more},
      {"average_precision", {"average precision", "平均精度 AP"}, Better::more},
      {"roc_auc", {"ROC-AUC", "ROC-AUC"}, Better::more},
      {"recall", {"recall at 0.5", "阈值 0.5 下的召回率"}, Better::more},
      {"precision", {"precision at 0.5", "阈值 0.5 下的精确率"}, Better::more},
      {"f1", {"F1 at 0.5", "阈值 0.5 下的 F1"}, Better::more},
      {"mcc", {"MCC at 0.5", "阈值 0.5 下的 MCC"}, Better::more},
      {"balanced_accuracy", {"balanced accuracy at 0.5", "阈值 0.5 下的平衡准确率"}, Better::more},
      {"threshold", {"threshold chosen on validation", "在验证集上选定的阈值"}, Better::neither},
      {"recall_at_threshold", {"recall at the chosen threshold", "选定阈值下的召回率"}, Better::more},
      {"precision_at_threshold", {"precision at the chosen threshold", "选定阈值下的精确率"}, Better::more},
      {"f1_at_threshold", {"F1 at the chosen threshold", "选定阈值下的 F1"}, Better::more},
      {"mcc_at_threshold", {"MCC at the chosen threshold", "选定阈值下的 MCC"}, Better::more},
      {"best_threshold", {"threshold with the largest test F1", "测试集 F1 最大的阈值"}, Better::neither},
      {"recall_at_best_threshold",
       {"recall at the threshold with the largest test F1", "测试集 F1 最大的阈值下的召回率"},
       Better::more},
      {"precision_at_best_threshold",
       {"precision at the threshold with the largest test F1", "测试集 F1 最大的阈值下的精确率"},
       Better::more},
      {"best_f1", {"largest test F1", "测试集上最大的 F1"}, Better::more},
      {"recall_at_precision_80", {"recall at precision ≥ 0.8", "精确率 ≥ 0.8 时的召回率"}, Better::more},
      {"brier", {"Brier score", "Brier 分数"}, Better::less},
      {"log_loss", {"log loss", "对数损失"}, Better::less},
      {"expected_calibration_error", {"calibration error", "期望校准误差 ECE"}, Better::less},
      {"posterior_error", {"|p − posterior|", "|p − 后验概率|"}, Better::less},
      {"brier_calibrated",
       {"Brier score with the loss's bias undone", "校正损失函数偏差后的 Brier 分数"},
       Better::less},
      {"log_loss_calibrated",
       {"log loss with the loss's bias undone", "校正损失函数偏差后的对数损失"},
       Better::less},
      {"expected_calibration_error_calibrated",
       {"calibration error with the loss's bias undone", "校正损失函数偏差后的 ECE"},
       Better::less},
      {"posterior_error_calibrated",
       {"|p − posterior| with the loss's bias undone", "校正损失函数偏差后的 |p − 后验概率|"},
       Better::less},
      {"logistic_average_precision",
       {"average precision of logistic regression", "逻辑回归的平均精度 AP"},
       Better::neither},
  };
  return all;
}

const SweepMetric& sweep_metric(const std::string& column) {
  std::string known;
  for (const SweepMetric& each : sweep_metrics()) {
    if (each.column == column) return each;
    known += (known.empty() ? "" : ", ") + each.column;
  }
  throw Error(fmt::format("there is no metric '{}'; known: {}", column, known));
}

}  // namespace focalgrad::experiment
