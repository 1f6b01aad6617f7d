// The processes that `mpirun -n N` started together; one without it, or without MPI.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace focalgrad::experiment {

class Processes {
 public:
  Processes(int& argc, char**& argv);
  ~Processes();
  Processes(const Processes&) = delete;
  Processes& operator=(const Processes&) = delete;

  /// The one that speaks and writes.
  bool first() const { return rank_ == 0; }
  std::size_t count() const { return count_; }

  using Work = std::function<std::string(std::size_t which, const std::function<bool()>& cancelled)>;
  using Done = std::function<void(std::size_t which, const std::string& result)>;

  /// Calls work for each of `which`, on whatever process and thread is free, and done with each result on the
  /// first process, in the order of `which`.  `which` and `done` are the first process's, `work` and `jobs`
  /// (threads, where there is one process only) everyone's.  Throws what a work throws, as std::runtime_error
  /// from another process.
  void in_order(const std::vector<std::size_t>& which, std::size_t jobs, const Work& work, const Done& done);

 private:
  int rank_ = 0;
  std::size_t count_ = 1;
};

}  // namespace focalgrad::experiment
