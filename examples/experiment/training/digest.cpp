#include "examples/experiment/training/digest.hpp"

#include <fmt/format.h>

#include <string_view>

#include "examples/experiment/data/csv.hpp"
#include "examples/experiment/text/checksum.hpp"
#include "examples/experiment/training/config_text.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

template <class Number>
std::string_view bytes(const Number* numbers, std::size_t size) {
  return {reinterpret_cast<const char*>(numbers), size * sizeof(Number)};
}

}  // namespace

std::string digest(const Config& config, std::set<std::string> without) {
  without.insert({"seeds", "paper"});
  Checksum all;
  all.add(config_text(config, without));
  all.add(fmt::format("{}", sizeof(Scalar)));
  if (config.table) {
    const Dataset& rows = config.table->data;
    for (const std::string& feature : rows.features) all.add(feature + "\n");
    all.add(bytes(rows.inputs.data(), rows.inputs.size()));
    all.add(bytes(rows.labels.data(), rows.labels.size()));
  }
  return all.text();
}

void check_digest(const std::string& path, const std::string& found, const std::string& wanted) {
  if (found != wanted)
    throw Error(path +
                " is of another config, other data or another version of the program than this run; put "
                "config.json back as it was, or start anew with --config and --out");
}

}  // namespace focalgrad::experiment
