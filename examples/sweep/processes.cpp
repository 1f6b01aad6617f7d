#include "examples/sweep/processes.hpp"

#include "examples/experiment/command/program.hpp"
#include "examples/experiment/text/number.hpp"
#include "examples/experiment/training/parallel.hpp"
#include "tensor/error.hpp"

#ifdef FOCALGRAD_MPI
#include <mpi.h>

#include <chrono>
#include <cstdlib>
#include <map>
#endif

namespace focalgrad::experiment {

#ifdef FOCALGRAD_MPI

namespace {

/// What one process tells another.  The first sends a `task` with a number; the other answers with `result`
/// or `error`, which also says that it is free for the next.  `end` ends it, in the middle of a work too.
enum Tag { task_tag, end_tag, result_tag, error_tag };

struct Message {
  int from, tag;
  std::string text;
};

void send(int to, Tag tag, const std::string& text = {}) {
  MPI_Send(text.data(), static_cast<int>(text.size()), MPI_CHAR, to, tag, MPI_COMM_WORLD);
}

Message receive(const MPI_Status& waiting) {
  int size = 0;
  MPI_Get_count(&waiting, MPI_CHAR, &size);
  Message message{waiting.MPI_SOURCE, waiting.MPI_TAG, std::string(static_cast<std::size_t>(size), '\0')};
  MPI_Recv(message.text.data(), size, MPI_CHAR, message.from, message.tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  return message;
}

/// Whether a message is there.  MPI_Probe, which waits for one, keeps a processor busy all the while.
bool waiting(int from, MPI_Status* status = MPI_STATUS_IGNORE) {
  int there = 0;
  MPI_Iprobe(from, MPI_ANY_TAG, MPI_COMM_WORLD, &there, status);
  return there != 0;
}

/// Whether mpirun, or another launcher of MPI, started this process.  MPI in one that nobody launched starts
/// a daemon beside it.
bool launched() {
  return std::getenv("OMPI_COMM_WORLD_SIZE") || std::getenv("PMIX_RANK") || std::getenv("PMI_RANK");
}

void pause() { std::this_thread::sleep_for(std::chrono::milliseconds(1)); }

/// A process that is not the first: works on what it is told to.
void serve(const Processes::Work& work, const Processes::Stopped& stopped) {
  for (;;) {
    MPI_Status status;
    while (!waiting(0, &status)) pause();
    const Message task = receive(status);
    if (task.tag == end_tag) return;
    try {
      // While it works, what comes can only be `end`, and then nobody waits for an answer.
      const std::string result =
          work(read_number<std::size_t>(task.text).value(), [&] { return stopped() || waiting(0); });
      if (!waiting(0)) send(0, result_tag, result);
    } catch (const std::exception& cause) {
      send(0, error_tag, own_words(cause).value_or(cause.what()));
    }
  }
}

/// The first: hands the works out, one at a time to each process, and has a thread that works itself.
class Director {
 public:
  Director(const std::vector<std::size_t>& which, const Processes::Stopped& stopped)
      : which_(which), stopped_(stopped) {}

  bool run(int count, const Processes::Work& work, const Processes::Done& done) {
    std::jthread own([&] {
      for (std::size_t i = next_++; i < which_.size() && !over_; i = next_++) try {
          keep(i, work(which_[i], [&] { return over_ || stopped_(); }));
        } catch (...) {
          fail(std::current_exception());
        }
    });
    for (int to = 1; to < count; ++to) hand_out(to);
    while (done_ < which_.size() && !over_) try {
        MPI_Status status;
        if (stopped_())
          over_ = true;
        else if (waiting(MPI_ANY_SOURCE, &status))
          take(receive(status));
        else
          pause();
        deliver(done);
      } catch (...) {
        fail(std::current_exception());
      }
    own.join();
    if (!error_) deliver(done);
    if (error_) std::rethrow_exception(error_);
    return !over_;
  }

 private:
  void hand_out(int to) {
    const std::size_t i = next_++;
    if (i >= which_.size()) return;
    at_work_[to] = i;
    send(to, task_tag, std::to_string(which_[i]));
  }

  void take(Message message) {
    if (message.tag == error_tag) throw Error(message.text);
    keep(at_work_[message.from], std::move(message.text));
    hand_out(message.from);
  }

  void keep(std::size_t i, std::string result) {
    const std::scoped_lock lock(mutex_);
    if (result.empty())
      over_ = true;
    else
      results_.emplace_back(i, std::move(result));
  }

  void deliver(const Processes::Done& done) {
    std::vector<std::pair<std::size_t, std::string>> results;
    {
      const std::scoped_lock lock(mutex_);
      results.swap(results_);
    }
    for (const auto& [i, result] : results) {
      done(which_[i], result);
      ++done_;
    }
  }

  void fail(std::exception_ptr cause) {
    const std::scoped_lock lock(mutex_);
    if (!error_) error_ = std::move(cause);
    over_ = true;
  }

  const std::vector<std::size_t>& which_;
  const Processes::Stopped& stopped_;
  std::map<int, std::size_t> at_work_;  // by process: its place in which
  std::size_t done_ = 0;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> over_ = false;
  std::mutex mutex_;  // of what follows
  std::vector<std::pair<std::size_t, std::string>> results_;
  std::exception_ptr error_;
};

}  // namespace

Processes::Processes(int& argc, char**& argv) {
  if (!launched()) return;
  int given = 0;
  MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &given);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &count_);
}

Processes::~Processes() {
  if (!launched()) return;
  for (int to = 1; first() && to < count_; ++to) send(to, end_tag);
  MPI_Finalize();
}

#else

Processes::Processes(int&, char**&) {}
Processes::~Processes() = default;

#endif

bool Processes::work_through(const std::vector<std::size_t>& which, std::size_t jobs, const Work& work,
                             const Done& done, const Stopped& stopped) {
#ifdef FOCALGRAD_MPI
  if (!first()) return serve(work, stopped), !stopped();
  if (count_ > 1) return Director(which, stopped).run(count_, work, done);
#endif
  as_they_end(
      which.size(), jobs,
      [&](std::size_t i, const std::function<bool()>& cancelled) {
        const auto ends = [&] { return stopped() || cancelled(); };
        return ends() ? std::string() : work(which[i], ends);
      },
      [&](std::size_t i, const std::string& result) {
        if (!result.empty()) done(which[i], result);
      });
  return !stopped();
}

void Processes::fail([[maybe_unused]] const std::string& why) {
#ifdef FOCALGRAD_MPI
  send(0, error_tag, why);
#endif
}

}  // namespace focalgrad::experiment
