#include "course/probe.hpp"

#include "course/A5/comparison_calls.hpp"
#include "examples/experiment/measuring/intervals.hpp"
#include "examples/experiment/measuring/ledger.hpp"
#include "metrics/parts/calibration.hpp"
#include "metrics/parts/ranking.hpp"

using namespace focalgrad;
using namespace focalgrad::metrics;
using probe::number, probe::scalar, probe::Tensors;

namespace {

std::vector<double> numbers(const Tensor& x) { return {x.begin(), x.end()}; }
std::vector<char> labels(const Tensor& x) { return {x.begin(), x.end()}; }

Tensor vector(const std::vector<double>& x) {
  Tensor tensor(Dims{x.size()});
  std::copy(x.begin(), x.end(), tensor.data());
  return tensor;
}

/// The ledger of the mean focal loss of some logits and targets; γ = 0 is cross-entropy.
experiment::Ledger ledger(const Tensors& in) {
  Tape tape;
  const Var logits = tape.variable(in[0]);
  const Var losses =
      losses::focal(logits, in[1], {.gamma = *in[2].data(), .reduction = losses::Reduction::none});
  tape.backward(mean(losses));
  return experiment::read_ledger(logits, losses, in[1], {});
}

void add_ledger(probe::Calls& calls) {
  calls["shares"] = [](auto& in) {
    const auto read = ledger(in);
    return Tensors{scalar(read.positives_share), scalar(read.hard_negatives_share),
                   scalar(read.easy_negatives_share)};
  };
  calls["losses"] = [](auto& in) {
    const auto read = ledger(in);
    return Tensors{scalar(read.loss), scalar(read.positives_loss), scalar(read.negatives_loss)};
  };
  calls["p_t"] = [](auto& in) {
    const auto read = ledger(in);
    return Tensors{scalar(read.positives_p_t), scalar(read.negatives_p_t)};
  };
}

void add_figures(probe::Calls& calls) {
  const auto of_counts = [&](const char* name, double (Confusion::*figure)() const) {
    calls[name] = [figure](auto& in) {
      const Confusion counts{number(in[0]), number(in[1]), number(in[2]), number(in[3])};
      return Tensors{scalar((counts.*figure)())};
    };
  };
  of_counts("precision", &Confusion::precision);
  of_counts("recall", &Confusion::recall);
  of_counts("F1", &Confusion::f1);
  of_counts("MCC", &Confusion::mcc);
  calls["cuts"] = [](auto& in) {
    std::vector<double> threshold, columns[4];
    for (const Cut& cut : cuts(numbers(in[0]), labels(in[1]))) {
      threshold.push_back(cut.threshold);
      columns[0].push_back(cut.counts.true_positives);
      columns[1].push_back(cut.counts.false_positives);
      columns[2].push_back(cut.counts.true_negatives);
      columns[3].push_back(cut.counts.false_negatives);
    }
    Tensors out{vector(threshold)};
    for (const auto& column : columns) out.push_back(vector(column));
    return out;
  };
  calls["average_precision"] = [](auto& in) {
    const std::vector<double> hits = numbers(in[0]), false_alarms = numbers(in[1]);
    std::vector<Cut> given;
    for (std::size_t k = 0; k < hits.size(); ++k)
      given.push_back(
          {-static_cast<double>(k),
           {hits[k], false_alarms[k], false_alarms.back() - false_alarms[k], hits.back() - hits[k]}});
    return Tensors{scalar(average_precision(given))};
  };
  calls["ECE"] = [](auto& in) {
    return Tensors{scalar(
        expected_calibration_error(numbers(in[0]), labels(in[1]), static_cast<std::size_t>(number(in[2]))))};
  };
}

Tensors of_interval(const experiment::Interval& interval) {
  return {scalar(interval.mean), scalar(interval.low), scalar(interval.high)};
}

}  // namespace

int main(int argc, char** argv) {
  probe::Calls calls;
  add_ledger(calls);
  add_figures(calls);
  calls["t_interval"] = [](auto& in) { return of_interval(experiment::t_interval(numbers(in[0]))); };
  calls["paired_interval"] = [](auto& in) {
    return of_interval(experiment::paired_interval(numbers(in[0]), numbers(in[1])));
  };
  course::add_comparison(calls);
  return probe::answer(argc, argv, calls);
}
