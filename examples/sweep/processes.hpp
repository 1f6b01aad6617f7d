// The processes that `mpirun -n N` started together; one without it, or without MPI.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace focalgrad::experiment {

class Processes {
 public:
  Processes(int& argc, char**& argv);
  /// Ends the other processes' work_through, when it is the first's.
  ~Processes();
  Processes(const Processes&) = delete;
  Processes& operator=(const Processes&) = delete;

  /// The one that speaks and writes.
  bool first() const { return rank_ == 0; }
  int count() const { return count_; }

  /// Empty when it was cancelled.
  using Work = std::function<std::string(std::size_t which, const std::function<bool()>& cancelled)>;
  using Done = std::function<void(std::size_t which, const std::string& result)>;
  using Stopped = std::function<bool()>;

  /// Calls work for each of `which`, on whatever process and thread is free, and done with each result on the
  /// first process, one at a time, as soon as it is there.  Once stopped() is true on any process, works are
  /// cancelled, none is begun, and done is called for what was finished only: returns false then.  `which`
  /// and `done` are the first process's, `work`, `stopped` and `jobs` (threads, where there is one process
  /// only) everyone's; the others return when the first's Processes goes.  Throws what a work or done throws,
  /// as Error from another process.
  bool work_through(const std::vector<std::size_t>& which, std::size_t jobs, const Work& work,
                    const Done& done, const Stopped& stopped);

  /// On another process: it cannot work, and the first's work_through throws why.
  void fail(const std::string& why);

 private:
  int rank_ = 0;
  int count_ = 1;
};

}  // namespace focalgrad::experiment
