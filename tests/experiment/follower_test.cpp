// Who follows an experiment hears everything once and in order.
#include "examples/experiment/training/follower.hpp"

#include <doctest/doctest.h>

#include <map>
#include <mutex>
#include <string>

#include "examples/experiment/training/experiment.hpp"
#include "tests/experiment/heard.hpp"
#include "tests/experiment/small.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::never;

namespace {

/// Keeps each seed's events, and can have something done before, or stop.
struct Events : Follower {
  std::map<std::size_t, std::string> of;
  std::size_t done_seed = 0, steps_done = 0, stops_after = 0;
  volatile std::sig_atomic_t stop = 0;

  bool is_done(std::size_t seed) override { return seed == done_seed; }
  std::size_t go_on(std::size_t seed, const Trainers& trainers) override {
    CHECK(trainers.size() == 2);
    add(seed, "begin");
    return seed == 1 ? steps_done : 0;
  }
  void on_step(const StepRecord& record) override {
    CHECK(record.ledgers.size() == 2);
    CHECK(record.test.size() == (record.whole_training_part ? 2 : 0));
    add(record.seed, (record.whole_training_part ? "measured " : "step ") + std::to_string(record.step));
    if (stops_after > 0 && record.step == stops_after) stop = 1;
  }
  void on_look(std::size_t step, const Trainers&, const SeedData& data,
               const std::vector<Seen>& seen) override {
    CHECK(data.split.train.size() == 220);
    CHECK(seen.size() == 2);
    CHECK(seen[1].training.size() == 220);
    CHECK(seen[1].test.calibrated.size() == data.split.test.size());
    add(1, "look " + std::to_string(step));
  }
  void on_pause(std::size_t seed, std::size_t step, const Trainers&, bool stops) override {
    add(seed, (stops ? "stops " : "pause ") + std::to_string(step));
  }
  void on_seed(const SeedResult& result) override {
    CHECK(result.losses.size() == 2);
    add(result.seed, "end");
  }
  void on_done(std::size_t seed) override { add(seed, "was done"); }

 private:
  void add(std::size_t seed, const std::string& event) {
    const std::scoped_lock lock(mutex_);
    of[seed] += event + "; ";
  }
  std::mutex mutex_;
};

std::map<std::size_t, std::string> events(Events& follower, std::size_t jobs) {
  Experiment(tests::small("ce,focal", 3, 2), jobs).run(follower, follower.stop);
  return follower.of;
}

const std::string second_seed = "begin; step 1; pause 1; step 2; pause 2; step 3; measured 3; end; ";

}  // namespace

TEST_CASE("a follower hears of each seed's steps, pauses and end, and of the first one's looks") {
  for (const std::size_t jobs : {1u, 2u}) {
    Events follower;
    const auto of = events(follower, jobs);
    CHECK(of.size() == 2);
    CHECK(of.at(1) ==
          "begin; measured 0; look 0; step 1; measured 1; look 1; pause 1; step 2; measured 2; look 2; pause "
          "2; "
          "step 3; measured 3; look 3; end; ");
    CHECK(of.at(2) == second_seed);
  }
}

TEST_CASE("a seed goes on after the steps that its follower has, and is not trained when it has them all") {
  Events some;
  some.steps_done = 2;
  CHECK(events(some, 1).at(1) == "begin; step 3; measured 3; look 3; end; ");
  Events all;
  all.done_seed = 1;
  const auto of = events(all, 2);
  CHECK(of.at(1) == "was done; ");
  CHECK(of.at(2) == second_seed);
}

TEST_CASE("a stopped experiment pauses for the last time, and begins no other seed") {
  Events follower;
  follower.stops_after = 2;
  const auto of = events(follower, 1);
  CHECK(of.size() == 1);
  CHECK(
      of.at(1) ==
      "begin; measured 0; look 0; step 1; measured 1; look 1; pause 1; step 2; measured 2; look 2; pause 2; "
      "stops 2; ");
}

TEST_CASE("a follower that does nothing is enough to train") {
  Follower nobody;
  Experiment(tests::small("ce,focal", 3, 2)).run(nobody, never);
}
