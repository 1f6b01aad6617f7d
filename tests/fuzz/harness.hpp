// What is fuzzed: a reader of bytes that come from outside, and what must hold of it.
#pragma once

#include <string>
#include <vector>

#include "tensor/error.hpp"

namespace focalgrad::fuzz {

/// Gives a reader the bytes.  What it takes keeps what the reader promises; what it does not is refused by an
/// Error.  Any other exception, and a promise that is not kept, ends the program.
struct Harness {
  const char* name;
  bool (*takes)(const std::string& bytes);  ///< whether the reader took them
  std::string (*example)();                 ///< bytes that it takes
};

const std::vector<Harness>& harnesses();
/// Null where there is none of that name.
const Harness* find(const std::string& name);

/// Ends the program when a promise is not kept.
void promise(bool kept, const std::string& what);
/// Promises that the message can be read: some text, and none of another library's own.
void promise_clear(const std::string& message, const std::string& bytes);

/// Whether f is through without an Error.
template <class F>
bool takes(const std::string& bytes, F f) {
  try {
    f();
    return true;
  } catch (const Error& refused) {
    promise_clear(refused.what(), bytes);
    return false;
  }
}

/// Of a folder of this process's own, removed at its end: where `name` is.
std::string at(const std::string& name);
/// There, with the bytes in it.
std::string file_of(const std::string& name, const std::string& bytes);
std::string bytes_of(const std::string& path);

}  // namespace focalgrad::fuzz
