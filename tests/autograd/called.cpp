#include "tests/autograd/called.hpp"

#include <map>
#include <stdexcept>

#include "autograd/functional/pieces.hpp"
#include "autograd/tape.hpp"
#include "losses/cross_entropy.hpp"
#include "losses/focal.hpp"
#include "tests/autograd/operator_table.hpp"
#include "tests/reference.hpp"

namespace focalgrad::tests {

namespace {

using nlohmann::json;

Extents sizes(const json& list) {
  Extents shape;
  for (const auto& n : list) shape.push_back(n.get<std::size_t>());
  return shape;
}

/// The losses that programs are made of; tests/losses has the others.
Var loss_called(const std::string& name, const Var& x, const json& options) {
  const losses::Reduction reduction = std::map<std::string, losses::Reduction>{
      {"none", losses::Reduction::none},
      {"sum", losses::Reduction::sum},
      {"mean", losses::Reduction::mean},
      {"by_positives",
       losses::Reduction::by_positives}}.at(options.at("reduction"));
  const auto gamma = options.value("gamma", Scalar(0));
  if (options.contains("classes")) {
    const std::vector<std::size_t> classes = options.at("classes");
    std::vector<Scalar> weights;
    if (!options.at("weights").is_null()) weights = options.at("weights").get<std::vector<Scalar>>();
    if (name == "cross_entropy")
      return losses::cross_entropy(x, classes, {.weights = weights, .reduction = reduction});
    return losses::focal_multiclass(x, classes, {.gamma = gamma, .alpha = weights, .reduction = reduction});
  }
  const Tensor targets = tensor(options.at("targets"));
  std::optional<Scalar> alpha;
  if (!options.at("alpha").is_null()) alpha = options.at("alpha").get<Scalar>();
  if (name == "focal")
    return losses::focal(x, targets, {.gamma = gamma, .alpha = alpha, .reduction = reduction});
  return losses::binary_cross_entropy(
      x, targets,
      {.pos_weight = options.at("pos_weight").get<Scalar>(), .alpha = alpha, .reduction = reduction});
}

}  // namespace

Var called(const std::string& op, const std::vector<Var>& v, const json& options) {
  const auto number = [&](const char* name) { return options.at(name).get<Scalar>(); };
  const bool keep = options.value("keepdims", false);
  const Axes axes = options.contains("axis") ? Axes({options.at("axis").get<int>()}) : Axes();
  const auto bound = [&](const char* name) {
    return options.at(name).is_null() ? Bound() : Bound(options.at(name).get<int>());
  };
  const std::vector<std::size_t> chosen = options.value("indices", std::vector<std::size_t>());
  if (op == "power") return pow(v[0], number("exponent"));
  if (op == "where") return where(v[0].tape().constant(tensor(options.at("condition"))), v[0], v[1]);
  if (op == "clamp") return clamp(v[0], number("low"), number("high"));
  if (op == "leaky_relu") return leaky_relu(v[0], number("slope"));
  if (op == "elu") return elu(v[0], number("alpha"));
  if (op == "transpose") return transpose(v[0], sizes(options.at("axes")));
  if (op == "reshape") return reshape(v[0], sizes(options.at("shape")));
  if (op == "broadcast_to") return broadcast_to(v[0], sizes(options.at("shape")));
  if (op == "concatenate") return concatenate(v, options.at("axis"));
  if (op == "slice")
    return slice(v[0], options.at("axis"), bound("start"), bound("stop"), options.at("step"));
  if (op == "unslice")
    return unslice(v[0], sizes(options.at("shape")), options.at("axis"), options.at("start"),
                   options.at("step"));
  if (op == "prod") return prod(v[0], axes, keep);
  if (op == "cumsum") return cumsum(v[0], options.at("axis"));
  if (op == "matmul") return matmul(v[0], v[1]);
  if (op == "linear") return linear(v[0], v[1], v[2]);
  if (op == "stack") return stack(v, options.at("axis"));
  if (op == "split") {
    const auto parts = split(v[0], options.at("sizes"), options.at("axis"));
    return parts[options.at("part").get<std::size_t>()];
  }
  if (op == "flip") return flip(v[0], options.at("axes").get<std::vector<int>>());
  if (op == "pad") {
    std::vector<Padding> widths;
    for (const json& each : options.at("widths")) widths.push_back({each[0], each[1]});
    return pad(v[0], widths, number("value"));
  }
  if (op == "diag") return diag(v[0]);
  if (op == "take") return take(v[0], chosen);
  if (op == "take_per_row") return take(v[0], chosen, Take::one_per_row);
  if (op == "put") {
    Tensor places(Dims{chosen.size()});
    std::copy(chosen.begin(), chosen.end(), places.begin());
    return put(v[0], v[0].tape().constant(places), sizes(options.at("shape")), Take::rows);
  }
  if (op == "sum") return sum(v[0], axes, keep);
  if (op == "mean") return mean(v[0], axes, keep);
  if (op == "max") return max(v[0], axes, keep);
  if (op == "min") return min(v[0], axes, keep);
  if (op == "var") return var(v[0], axes, keep, options.at("ddof").get<int>());
  if (op == "logsumexp") return logsumexp(v[0], axes, keep);
  if (op == "softmax") return softmax(v[0], axes);
  if (op == "log_softmax") return log_softmax(v[0], axes);
  if (options.contains("reduction")) return loss_called(op, v[0], options);
  for (const auto& row : operator_table())
    if (row.name == op && options.empty()) return row.call(v);
  throw std::invalid_argument("the reference has an operator that the tests do not call: " + op);
}

}  // namespace focalgrad::tests
