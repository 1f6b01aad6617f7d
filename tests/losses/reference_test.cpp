// The losses against PyTorch's figures, and far out against mpmath's.
#include <cmath>
#include <limits>

#include "autograd/functional/gradients.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "losses/baselines/asymmetric.hpp"
#include "losses/baselines/class_balanced.hpp"
#include "losses/baselines/hard_examples.hpp"
#include "losses/baselines/margins_and_priors.hpp"
#include "losses/baselines/poly.hpp"
#include "losses/cross_entropy.hpp"
#include "losses/focal.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::losses;
using nlohmann::json;
using tests::check_close;
using tests::tensor;
using Classes = std::vector<std::size_t>;

namespace {

Reduction reduction_of(const std::string& name) {
  return name == "none"   ? Reduction::none
         : name == "sum"  ? Reduction::sum
         : name == "mean" ? Reduction::mean
                          : Reduction::by_positives;
}

Var call_binary(const std::string& loss, const Var& logits, const json& o) {
  const Reduction reduction = reduction_of(o.at("reduction"));
  const Tensor targets = tensor(o.at("targets"));
  const auto value = [&](const char* name) { return o.at(name).get<Scalar>(); };
  const auto alpha = [&] {
    return o.contains("alpha") && !o.at("alpha").is_null() ? std::optional(value("alpha")) : std::nullopt;
  };
  if (loss == "binary_cross_entropy")
    return binary_cross_entropy(logits, targets,
                                {.pos_weight = value("pos_weight"),
                                 .alpha = alpha(),
                                 .label_smoothing = o.value("label_smoothing", Scalar(0)),
                                 .reduction = reduction});
  if (loss == "focal_star")
    return focal_star(
        logits, targets,
        {.gamma = value("gamma"), .beta = value("beta"), .alpha = alpha(), .reduction = reduction});
  if (loss == "logit_adjusted")
    return logit_adjusted(logits, targets,
                          {.prior = value("prior"), .tau = value("tau"), .reduction = reduction});
  if (loss == "ldam")
    return ldam(logits, targets,
                {.positives = value("positives"),
                 .negatives = value("negatives"),
                 .max_margin = value("max_margin"),
                 .scale = value("scale"),
                 .reduction = reduction});
  if (loss == "poly1") return poly1(logits, targets, {.epsilon = value("epsilon"), .reduction = reduction});
  if (loss == "asymmetric")
    return asymmetric(logits, targets,
                      {.gamma_positive = value("gamma_positive"),
                       .gamma_negative = value("gamma_negative"),
                       .margin = value("margin"),
                       .reduction = reduction});
  if (loss == "class_balanced")
    return class_balanced(logits, targets,
                          {.positives = value("positives"),
                           .negatives = value("negatives"),
                           .beta = value("beta"),
                           .reduction = reduction});
  if (loss == "hard_examples") {
    const Var losses = binary_cross_entropy(logits, targets, {.reduction = Reduction::none});
    return mean(losses * hard_examples(losses, value("share")));
  }
  return focal(logits, targets, {.gamma = value("gamma"), .alpha = alpha(), .reduction = reduction});
}

Var call(const std::string& loss, const Var& logits, const json& o) {
  if (o.contains("targets")) return call_binary(loss, logits, o);
  const Reduction reduction = reduction_of(o.at("reduction"));
  const Classes classes = o.at("classes");
  const auto list = [](const json& each) {
    return each.is_null() ? std::vector<Scalar>() : each.get<std::vector<Scalar>>();
  };
  if (loss == "cross_entropy")
    return cross_entropy(logits, classes, {.weights = list(o.at("weights")), .reduction = reduction});
  return focal_multiclass(
      logits, classes,
      {.gamma = o.at("gamma").get<Scalar>(), .alpha = list(o.at("alpha")), .reduction = reduction});
}

std::vector<double> list(const json& each) {
  return each.is_array() ? each.get<std::vector<double>>() : std::vector<double>{each};
}

/// To all but three digits, however small (the reference has 0 for what is below 1e-300), and those of the
/// largest logit, of which multi-class losses take differences.
void check_digits(Scalar got, double want, double largest) {
  const double relative = std::numeric_limits<Scalar>::epsilon() * std::max(500.0, largest);
  const double smallest = sizeof(Scalar) == 8 ? 1e-300 : 1e-36;
  CHECK_MESSAGE(std::abs(got - want) <= relative * std::abs(want) + smallest, got << ", wanted " << want);
}

}  // namespace

TEST_CASE("every loss's value, gradient and second derivative are PyTorch's") {
  for (const json& each : tests::reference("losses.json")) {
    const std::string loss = each.at("loss");
    INFO(loss << " " << each.at("options").dump());
    Tape tape;
    Var logits = tape.variable(tensor(each.at("logits")));
    Var value = call(loss, logits, each.at("options"));
    check_close(value.value(), tensor(each.at("value")));
    const Var slope = gradients(sum(value), {logits})[0];
    check_close(slope.value(), tensor(each.at("gradient")));
    check_close(gradients(sum(slope), {logits})[0].value(), tensor(each.at("second")), 10 * tests::tolerance);
    tape.backward(sum(value));
    check_close(logits.grad(), tensor(each.at("gradient")));
  }
}

TEST_CASE("far out every loss, its gradient and its second derivative have their digits") {
  json extremes = tests::reference("extremes.json").at("extreme");
  for (json& each : extremes) {
    INFO(each.dump());
    const bool binary = each.contains("logit");
    json& options = each.at("options");
    options["reduction"] = "sum";
    if (binary)
      options["targets"] = {{"shape", {1}}, {"data", {each.at("target")}}};
    else
      options["classes"] = Classes{each.at("class")};
    const std::vector<double> row = list(binary ? each.at("logit") : each.at("logits"));
    const std::vector<double> slopes = list(each.at("gradient"));
    Tensor at = binary ? Tensor(Dims{1}) : Tensor(Dims{1, row.size()});
    std::copy(row.begin(), row.end(), at.begin());
    const double largest = binary ? 1 : double(xt::amax(xt::abs(at))());

    Tape tape;
    const Var logits = tape.variable(at);
    const Var value = call(each.at("loss"), logits, options);
    check_digits(value.item(), each.at("value"), largest);
    tape.backward(value);
    for (std::size_t k = 0; k < row.size(); ++k) check_digits(logits.grad().data()[k], slopes[k], largest);
    if (!binary) continue;
    const Var slope = gradients(value, {logits})[0];
    check_digits(slope.value()(0), slopes[0], largest);
    check_digits(gradients(sum(slope), {logits})[0].value()(0), each.at("second"), largest);
  }
}
