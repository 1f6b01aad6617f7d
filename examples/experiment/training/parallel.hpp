// Work on several threads: results in order, so that what is made of them does not depend on how many there
// are, or each as soon as it is there, so that nothing that is finished waits for what is not.
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace focalgrad::experiment {

/// Calls work(i, cancelled) for i from 0 to count − 1 on up to `jobs` threads, and done(i, result) on the
/// calling thread, in order, as soon as all before are done.  An exception of work(i) is thrown here when its
/// turn comes; works before i go on, for works after it cancelled() becomes true.
template <class Work, class Done>
void in_order(std::size_t count, std::size_t jobs, Work work, Done done) {
  using Result = std::invoke_result_t<Work, std::size_t, std::function<bool()>>;
  struct Slot {
    std::optional<Result> result;
    std::exception_ptr error;
  };
  std::vector<Slot> slots(count);
  std::atomic<std::size_t> next = 0, first_failed = count;
  std::mutex mutex;
  std::condition_variable ready;

  const auto run = [&] {
    for (std::size_t i = next++; i < count && i <= first_failed; i = next++) {
      Slot made;
      try {
        made.result.emplace(work(i, [&, i] { return first_failed < i; }));
      } catch (...) {
        made.error = std::current_exception();
        std::size_t least = first_failed;
        while (i < least && !first_failed.compare_exchange_weak(least, i)) {
        }
      }
      const std::scoped_lock lock(mutex);
      slots[i] = std::move(made);
      ready.notify_all();
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t k = 0; k < std::min(jobs, count); ++k) try {
      threads.emplace_back(run);
    } catch (const std::system_error&) {  // the system gives no more: those that there are do it all
      if (threads.empty()) throw;
      break;
    }

  for (std::size_t i = 0; i < count; ++i) {
    std::unique_lock lock(mutex);
    ready.wait(lock, [&] { return slots[i].result || slots[i].error; });
    const Slot slot = std::exchange(slots[i], {});
    lock.unlock();
    if (slot.error) std::rethrow_exception(slot.error);
    try {
      done(i, *slot.result);
    } catch (...) {
      first_failed = 0;
      throw;
    }
  }
}

/// The same, but done(i, result) is called as soon as work(i) is done, on whatever thread, one at a time.
/// What done throws counts as thrown by work(i).
template <class Work, class Done>
void as_they_end(std::size_t count, std::size_t jobs, Work work, Done done) {
  std::mutex finishing;
  in_order(
      count, jobs,
      [&](std::size_t i, const std::function<bool()>& cancelled) {
        const auto result = work(i, cancelled);
        const std::scoped_lock lock(finishing);
        done(i, result);
        return true;
      },
      [](std::size_t, bool) {});
}

}  // namespace focalgrad::experiment
