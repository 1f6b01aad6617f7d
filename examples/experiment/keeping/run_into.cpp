#include "examples/experiment/keeping/run_into.hpp"

namespace focalgrad::experiment {

namespace {

/// What happens at each event of an experiment.
class Run {
 public:
  Run(RunFolder& folder, const Config& config, Screen& screen)
      : folder_(folder), config_(config), screen_(screen), story_(config) {}

  void watch(Experiment& experiment) {
    experiment.on_step = [this](const StepRecord& record) { step(record); };
    experiment.on_look = [this](std::size_t step, const Trainers& trainers, const SeedData& data) {
      look(step, trainers, data);
    };
    experiment.on_pause = [this](std::size_t seed, std::size_t step, const Trainers& trainers, bool stops) {
      if (stops || folder_.snapshot_is_due(seed)) folder_.keep(seed, step, trainers, story_of(seed));
    };
    experiment.go_on = [this](std::size_t seed, const Trainers& trainers) { return go_on(seed, trainers); };
    experiment.is_done = [this](std::size_t seed) { return folder_.has(seed); };
    experiment.on_done = [this](std::size_t seed) { take(seed); };
    experiment.on_seed = [this](const SeedResult& result) { finish(result); };
  }

  void begin() {
    std::size_t seeds = 0, steps = 0;
    for (std::size_t seed = config_.seed; seed < config_.seed + config_.seeds; ++seed) {
      steps += folder_.steps_done(seed);
      seeds += folder_.has(seed) ? 1 : 0;
    }
    screen_.begin(seeds, steps);
  }

 private:
  bool is_first(std::size_t seed) const { return seed == config_.seed; }
  std::optional<Told> story_of(std::size_t seed) const {
    return is_first(seed) ? std::optional(story_.told()) : std::nullopt;
  }

  void step(const StepRecord& record) {
    folder_.add(record);
    if (is_first(record.seed)) follow(record);
    if (!record.whole_training_part) screen_.advance();
  }

  void look(std::size_t step, const Trainers& trainers, const SeedData& data) {
    story_.look(step, trainers, data);
    if (step < config_.steps) return;
    for (const auto& trainer : trainers) folder_.keep_model(*trainer, data.split.train);
  }

  void follow(const StepRecord& record) {
    story_.add(record);
    if (record.whole_training_part) screen_.show(record);
  }

  /// Shows again what the folder has of the first seed, as if nothing had been interrupted.
  void replay() {
    for (const StepRecord& record : folder_.records(config_.seed)) follow(record);
  }

  std::size_t go_on(std::size_t seed, const Trainers& trainers) {
    const Snapshot snapshot = folder_.go_on(seed, trainers);
    if (is_first(seed) && snapshot.step > 0) {
      if (snapshot.story) story_.go_on_from(*snapshot.story);
      replay();
    }
    return snapshot.step;
  }

  void take(std::size_t seed) {
    folder_.take(seed);
    if (!is_first(seed)) return;
    replay();
    screen_.end_of_first_seed();
  }

  void finish(const SeedResult& result) {
    folder_.finish(result, story_of(result.seed));
    if (is_first(result.seed)) screen_.end_of_first_seed();
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
  run.watch(experiment);
  run.begin();
  experiment.run(stop);
}

}  // namespace focalgrad::experiment
