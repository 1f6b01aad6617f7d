#include "examples/experiment/training/digest.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

#include "examples/experiment/data/csv.hpp"
#include "examples/experiment/training/config_text.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

/// FNV-1a of 64 bits (Fowler, Noll, Vo): each byte is xored in and multiplied by the prime.
class Fnv {
 public:
  void add(const void* bytes, std::size_t size) {
    for (const char c : std::string_view(static_cast<const char*>(bytes), size))
      sum_ = (sum_ ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  void add(std::string_view text) { add(text.data(), text.size()); }
  std::uint64_t sum() const { return sum_; }

 private:
  std::uint64_t sum_ = 0xcbf29ce484222325;
};

}  // namespace

std::string digest(const Config& config, std::set<std::string> without) {
  without.insert({"seeds", "paper"});
  Fnv all;
  all.add(config_text(config, without));
  all.add(fmt::format("{}", sizeof(Scalar)));
  if (config.table) {
    const Dataset& rows = config.table->data;
    for (const std::string& feature : rows.features) all.add(feature + "\n");
    all.add(rows.inputs.data(), rows.inputs.size() * sizeof(Scalar));
    all.add(rows.labels.data(), rows.labels.size());
  }
  return fmt::format("{:016x}", all.sum());
}

void check_digest(const std::string& path, const std::string& found, const std::string& wanted) {
  if (found != wanted)
    throw Error(path +
                " is of another config, other data or another version of the program than this run; put "
                "config.json back as it was, or start anew with --config and --out");
}

}  // namespace focalgrad::experiment
