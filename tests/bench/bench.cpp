// A training step, ours and libtorch's.  Each pair runs in one process; the last column is libtorch's time
// over ours, from steps taken in turn, so that a machine whose speed drifts does not change it.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>

#include "focalgrad.hpp"
#include "step.hpp"

using namespace focalgrad;

namespace {

const std::vector<Work> works = {{"2-32-32-1 batch 64", {2, 32, 32, 1}, 64},
                                 {"20-64-64-1 batch 256", {20, 64, 64, 1}, 256},
                                 {"784-256-128-10 batch 128", {784, 256, 128, 10}, 128}};

std::function<void()> our_step(const Work& work) {
  Generator generator(1);
  auto net = std::make_shared<nn::Sequential>();
  for (std::size_t i = 0; i + 1 < work.widths.size(); ++i) {
    if (i > 0) net->add(nn::Tanh());
    net->add(nn::Linear(work.widths[i], work.widths[i + 1], generator));
  }
  auto adam = std::make_shared<optim::Adam>(net->parameters());
  const Tensor x = normal({work.batch, work.widths.front()}, 0, 1, generator);
  Tensor t = uniform({work.batch, work.widths.back()}, 0, 1, generator);
  for (Scalar& each : t) each = each < Scalar(0.1) ? Scalar(1) : Scalar(0);
  auto tape = std::make_shared<Tape>();
  return [=] {
    tape->rewind();
    const Var loss = losses::focal((*net)(tape->constant(x)), t, {.gamma = 2, .alpha = Scalar(0.25)});
    adam->zero_grad();
    tape->backward(loss);
    adam->step();
  };
}

void run(benchmark::State& state, const std::function<void()>& step) {
  for (int i = 0; i < 5; ++i) step();
  for (auto _ : state) step();
}

#ifdef FOCALGRAD_HAVE_TORCH
double seconds(const std::function<void()>& step, int count) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < count; ++i) step();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The median over rounds of libtorch's time over ours.
double ratio(const Work& work) {
  const auto ours = our_step(work), theirs = torch_step(work);
  seconds(ours, 20), seconds(theirs, 20);
  const int count = std::max(2, static_cast<int>(0.01 / (seconds(theirs, 5) / 5)));
  std::vector<double> ratios;
  for (int round = 0; round < 31; ++round) {
    const double mine = seconds(ours, count);
    ratios.push_back(seconds(theirs, count) / mine);
  }
  std::sort(ratios.begin(), ratios.end());
  return ratios[ratios.size() / 2];
}
#endif

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  for (const Work& work : works) {
    benchmark::RegisterBenchmark((std::string(work.name) + "/focalgrad").c_str(), run, our_step(work))
        ->Unit(benchmark::kMicrosecond);
#ifdef FOCALGRAD_HAVE_TORCH
    benchmark::RegisterBenchmark((std::string(work.name) + "/libtorch").c_str(), run, torch_step(work))
        ->Unit(benchmark::kMicrosecond);
#endif
  }
  benchmark::RunSpecifiedBenchmarks();
#ifdef FOCALGRAD_HAVE_TORCH
  std::printf("\nlibtorch's time over ours, median of 31 rounds in turn:\n");
  for (const Work& work : works) std::printf("  %-26s %5.2f\n", work.name, ratio(work));
#else
  std::printf("\nlibtorch is not installed (Debian: libtorch-dev), so there is nothing to compare with.\n");
#endif
}
