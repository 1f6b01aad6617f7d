#include "examples/experiment/keeping/run_into.hpp"

namespace focalgrad::experiment {

namespace {

/// Keeps and shows what happens, and knows what was kept before.
class Run : public Follower {
 public:
  Run(RunFolder& folder, const Config& config, Screen& screen)
      : folder_(folder), config_(config), screen_(screen), story_(config) {}

  void begin() {
    std::size_t seeds = 0, steps = 0;
    for (std::size_t seed = config_.seed; seed < config_.seed + config_.seeds; ++seed) {
      steps += folder_.steps_done(seed);
      seeds += folder_.has(seed) ? 1 : 0;
    }
    screen_.begin(seeds, steps);
  }

  bool is_done(std::size_t seed) override { return folder_.has(seed); }

  std::size_t go_on(std::size_t seed, const Trainers& trainers) override {
    const Snapshot snapshot = folder_.go_on(seed, trainers);
    if (is_first(seed) && snapshot.step > 0) {
      if (snapshot.story) story_.go_on_from(*snapshot.story);
      replay();
    }
    return snapshot.step;
  }

  void on_step(const StepRecord& record) override {
    folder_.add(record);
    if (is_first(record.seed)) tell(record);
    if (!record.whole_training_part) screen_.advance();
  }

  void on_look(std::size_t step, const Trainers& trainers, const SeedData& data,
               const std::vector<Seen>& seen) override {
    story_.look(step, trainers, data, seen);
    if (step < config_.steps) return;
    for (const auto& trainer : trainers) folder_.keep_model(*trainer, data.split.train);
  }

  void on_pause(std::size_t seed, std::size_t step, const Trainers& trainers, bool stops) override {
    if (stops || folder_.snapshot_is_due(seed)) folder_.keep(seed, step, trainers, story_of(seed));
  }

  void on_seed(const SeedResult& result) override {
    folder_.finish(result, story_of(result.seed));
    if (is_first(result.seed)) screen_.end_of_first_seed();
  }

  void on_done(std::size_t seed) override {
    folder_.take(seed);
    if (!is_first(seed)) return;
    replay();
    screen_.end_of_first_seed();
  }

 private:
  bool is_first(std::size_t seed) const { return seed == config_.seed; }
  std::optional<Told> story_of(std::size_t seed) const {
    return is_first(seed) ? std::optional(story_.told()) : std::nullopt;
  }

  void tell(const StepRecord& record) {
    story_.add(record);
    if (record.whole_training_part) screen_.show(record);
  }

  /// What the folder has of the first seed is told again, so that it looks as if nothing had stopped.
  void replay() {
    for (const StepRecord& record : folder_.records(config_.seed)) tell(record);
  }

  RunFolder& folder_;
  const Config& config_;
  Screen& screen_;
  Story story_;
};

}  // namespace

void run_into(RunFolder& folder, Experiment& experiment, Screen& screen,
              const volatile std::sig_atomic_t& stop) {
  Run run(folder, experiment.config(), screen);
  run.begin();
  experiment.run(run, stop);
}

}  // namespace focalgrad::experiment
