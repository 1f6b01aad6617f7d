#include <torch/torch.h>

#include "contender.hpp"

namespace bench {

namespace {

constexpr auto type = sizeof(Scalar) == 8 ? torch::kDouble : torch::kFloat;

torch::Tensor tensor(const std::vector<Scalar>& numbers, std::vector<long> shape) {
  return torch::from_blob(const_cast<Scalar*>(numbers.data()), shape, type).clone();
}

/// The leanest focal loss from logits that libtorch's operators give: torchvision's has twice as many.
torch::Tensor focal(const torch::Tensor& logits, const torch::Tensor& sign, const torch::Tensor& alpha_t) {
  const auto log_p = torch::log_sigmoid(sign * logits);
  return (alpha_t * torch::pow(1 - log_p.exp(), gamma) * -log_p).mean();
}

Step network(const Work& work) {
  const Start start(work);
  torch::nn::Sequential net;
  for (std::size_t k = 0; k + 1 < work.widths.size(); ++k) {
    const long in = static_cast<long>(work.widths[k]), out = static_cast<long>(work.widths[k + 1]);
    if (k > 0) net->push_back(torch::nn::Tanh());
    torch::nn::Linear layer(in, out);
    layer->to(type);
    torch::NoGradGuard guard;
    layer->weight.copy_(tensor(start.weights[k], {in, out}).t());
    layer->bias.zero_();
    net->push_back(layer);
  }
  const long rows = static_cast<long>(work.batch);
  const auto x = tensor(start.inputs, {rows, static_cast<long>(work.widths.front())});
  const auto t = tensor(start.targets, {rows, static_cast<long>(work.widths.back())});
  const auto sign = 2 * t - 1, alpha_t = alpha * t + (1 - alpha) * (1 - t);
  auto adam =
      std::make_shared<torch::optim::Adam>(net->parameters(), torch::optim::AdamOptions(learning_rate));
  return [=]() mutable {
    adam->zero_grad();
    const auto loss = focal(net->forward(x), sign, alpha_t);
    loss.backward();
    adam->step();
    return loss.item<double>();
  };
}

Step loss_of_logits(const Work& work) {
  const Start start(work);
  const long n = static_cast<long>(work.batch);
  const auto logits = tensor(start.inputs, {n}).requires_grad_();
  const auto t = tensor(start.targets, {n});
  const auto sign = 2 * t - 1, alpha_t = alpha * t + (1 - alpha) * (1 - t);
  return [=] {
    logits.mutable_grad() = torch::Tensor();
    const auto loss = focal(logits, sign, alpha_t);
    loss.backward();
    return loss.item<double>();
  };
}

Step chain(const Work& work) {
  const auto leaf = [](double value) { return torch::tensor(value, type).requires_grad_(); };
  return [=, pairs = work.operations / 2] {
    const auto a = leaf(factor), b = leaf(addend);
    auto y = leaf(1);
    for (std::size_t i = 0; i < pairs; ++i) y = y * a + b;
    y.backward();
    return (y + a.grad() + b.grad()).item<double>();
  };
}

}  // namespace

Step libtorch_step(const Work& work) {
  torch::set_num_threads(1);
  return work.operations > 0 ? chain(work) : work.widths.empty() ? loss_of_logits(work) : network(work);
}

}  // namespace bench
