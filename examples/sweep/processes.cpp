#include "examples/sweep/processes.hpp"

#include "examples/experiment/parallel.hpp"

#ifdef FOCALGRAD_MPI
#include <mpi.h>

#include <chrono>
#include <cstdint>
#include <map>
#endif

namespace focalgrad::experiment {

#ifdef FOCALGRAD_MPI

namespace {

/// What one process tells another.  A worker that is ready sends `free`, and gets `task` with a number, or
/// `end`; it answers with `result` or `error`, and is ready again.
enum Tag { free_tag, task_tag, end_tag, result_tag, error_tag };

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

/// A process that is not the first: works on what it is told to.
void serve(const Processes::Work& work) {
  for (;;) {
    send(0, free_tag);
    MPI_Status waiting;
    MPI_Probe(0, MPI_ANY_TAG, MPI_COMM_WORLD, &waiting);
    const Message task = receive(waiting);
    if (task.tag == end_tag) return;
    try {
      send(0, result_tag, work(std::stoull(task.text), [] { return false; }));
    } catch (const std::exception& cause) {
      send(0, error_tag, cause.what());
    }
  }
}

/// The first: hands the works out, one to each that is free, and has a thread that works itself.
void direct(const std::vector<std::size_t>& which, std::size_t others, const Processes::Work& work,
            const Processes::Done& done) {
  std::mutex mutex;
  std::map<std::size_t, std::string> results;  // by place in which
  std::exception_ptr error;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  std::jthread own([&] {
    for (std::size_t i = next++; i < which.size() && !failed; i = next++) try {
        std::string result = work(which[i], [&] { return failed.load(); });
        const std::scoped_lock lock(mutex);
        results[i] = std::move(result);
      } catch (...) {
        const std::scoped_lock lock(mutex);
        error = std::current_exception();
        failed = true;
      }
  });

  std::map<int, std::size_t> at_work;
  std::size_t delivered = 0, ended = 0;
  while (ended < others || (delivered < which.size() && !failed)) {
    int there = 0;
    MPI_Status waiting;
    MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &waiting);
    if (there != 0) {
      Message message = receive(waiting);
      if (message.tag == free_tag) {
        const std::size_t i = failed ? which.size() : next++;
        if (i < which.size()) {
          at_work[message.from] = i;
          send(message.from, task_tag, std::to_string(which[i]));
        } else {
          ++ended;
          send(message.from, end_tag);
        }
      } else {
        const std::scoped_lock lock(mutex);
        if (message.tag == result_tag) {
          results[at_work[message.from]] = std::move(message.text);
        } else {
          error = std::make_exception_ptr(std::runtime_error(message.text));
          failed = true;
        }
      }
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    for (;;) {
      std::unique_lock lock(mutex);
      const auto ready = results.find(delivered);
      if (ready == results.end() || failed) break;
      const std::string result = std::move(ready->second);
      results.erase(ready);
      lock.unlock();
      done(which[delivered++], result);
    }
  }
  own.join();
  if (error) std::rethrow_exception(error);
}

}  // namespace

Processes::Processes(int& argc, char**& argv) {
  int given = 0, size = 1;
  MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &given);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  count_ = static_cast<std::size_t>(size);
}

Processes::~Processes() { MPI_Finalize(); }

#else

Processes::Processes(int&, char**&) {}
Processes::~Processes() = default;

#endif

void Processes::in_order(const std::vector<std::size_t>& which, std::size_t jobs, const Work& work,
                         const Done& done) {
#ifdef FOCALGRAD_MPI
  if (count_ > 1) return first() ? direct(which, count_ - 1, work, done) : serve(work);
#endif
  experiment::in_order(
      which.size(), jobs,
      [&](std::size_t i, const std::function<bool()>& cancelled) { return work(which[i], cancelled); },
      [&](std::size_t i, const std::string& result) { done(which[i], result); });
}

}  // namespace focalgrad::experiment
