// The life of a tape: made, rewound for the next step, and gone while Vars of it are still about.
#include <deque>
#include <mutex>

#include "autograd/tape.hpp"

namespace focalgrad {

namespace {

// Places outlive the tapes that stood there, so that a Var can ask whether its tape is gone.  The next tape
// to stand there goes on with the stamps, so that a Var of an earlier one is not mistaken for one of its own.
struct Places {
  std::mutex mutex;
  std::deque<TapePlace> all;
  std::vector<TapePlace*> free;
};
Places& places() {
  static Places& never_gone = *new Places;  // a tape may be static, and go after this would
  return never_gone;
}

}  // namespace

Tape::Tape() {
  const std::lock_guard lock(places().mutex);
  if (places().free.empty()) places().free.push_back(&places().all.emplace_back());
  place_ = places().free.back();
  places().free.pop_back();
  place_->tape = this;
}

Tape::~Tape() {
  const std::lock_guard lock(places().mutex);
  place_->tape = nullptr;
  ++place_->next_stamp;
  places().free.push_back(place_);
}

// #region rewind
void Tape::rewind(Line line) {
  check_not_walking("rewind", line);
  size_ = 0;
  ++place_->next_stamp;
  readings_.clear();
  backward_line_.reset();
}
// #endregion rewind

void Tape::clear_gradients(Line line) {
  check_not_walking("clear_gradients", line);
  backward_line_.reset();
}

Mark Tape::mark() const { return {size_, size_ == 0 ? 0 : nodes_[size_ - 1].stamp}; }

void Tape::rewind(const Mark& mark, Line line) {
  if (mark.size > size_ || (mark.size > 0 && nodes_[mark.size - 1].stamp != mark.stamp))
    throw Error(line, "rewind", "the tape was rewound beyond this mark since it was made; make a new one");
  auto kept = std::move(readings_);
  rewind(line);
  size_ = mark.size;
  while (!kept.empty() && kept.back().by >= size_) kept.pop_back();
  readings_ = std::move(kept);
}

std::size_t Tape::bytes() const {
  std::size_t total = 0;
  for (std::size_t i = 0; i < nodes_.size(); ++i) total += sizeof(Node) + nodes_[i].bytes();
  return total;
}

}  // namespace focalgrad
