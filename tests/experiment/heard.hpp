// A follower that keeps what it is told.
#pragma once

#include <csignal>
#include <map>
#include <mutex>
#include <vector>

#include "examples/experiment/training/follower.hpp"

namespace focalgrad::tests {

/// The stop of a run that nobody stops.
inline volatile std::sig_atomic_t never = 0;

struct Heard : experiment::Follower {
  std::map<std::size_t, std::vector<experiment::StepRecord>> steps;  // by seed
  std::vector<experiment::SeedResult> seeds;

  void on_step(const experiment::StepRecord& record) override {
    const std::scoped_lock lock(mutex_);
    steps[record.seed].push_back(record);
  }
  void on_seed(const experiment::SeedResult& result) override { seeds.push_back(result); }

 private:
  std::mutex mutex_;
};

}  // namespace focalgrad::tests
