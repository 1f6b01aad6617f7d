#include <torch/torch.h>

#include "step.hpp"

std::function<void()> torch_step(const Work& work) {
  torch::set_num_threads(1);
  torch::manual_seed(1);
  torch::nn::Sequential net;
  for (std::size_t i = 0; i + 1 < work.widths.size(); ++i) {
    if (i > 0) net->push_back(torch::nn::Tanh());
    net->push_back(
        torch::nn::Linear(static_cast<long>(work.widths[i]), static_cast<long>(work.widths[i + 1])));
  }
  net->to(torch::kDouble);
  const auto rows = static_cast<long>(work.batch);
  const auto x = torch::randn({rows, static_cast<long>(work.widths.front())}, torch::kDouble);
  const auto t =
      (torch::rand({rows, static_cast<long>(work.widths.back())}, torch::kDouble) < 0.1).to(torch::kDouble);
  const auto s = 2 * t - 1, alpha = 0.25 * t + 0.75 * (1 - t);
  auto adam = std::make_shared<torch::optim::Adam>(net->parameters(), torch::optim::AdamOptions(1e-3));
  return [=]() mutable {
    adam->zero_grad();
    const auto log_p = torch::log_sigmoid(s * net->forward(x));
    const auto loss = (alpha * torch::pow(1 - log_p.exp(), 2) * -log_p).mean();
    loss.backward();
    adam->step();
  };
}
