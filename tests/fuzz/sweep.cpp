// A sweep's results as another run left them.
#include <fmt/format.h>

#include <filesystem>

#include "examples/experiment/sweep/results_file.hpp"
#include "examples/experiment/text/checksum.hpp"
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/readers.hpp"

namespace focalgrad::fuzz {

using namespace experiment;

namespace {

const Grid& grid() {
  static const Grid two_trials = [] {
    Config config;
    config.losses = LossSpec::parse_list("ce,focal");
    config.seeds = 1;
    return Grid{config, {100}, {0.1}};
  }();
  return two_trials;
}

/// The lines as they would be had nobody altered them.
std::string with_checksums(const std::string& bytes) {
  std::string lines;
  for (std::size_t from = 0, end = 0; from < bytes.size(); from = end + 1) {
    end = bytes.find('\n', from);
    const std::string line = bytes.substr(from, end - from);
    if (end == std::string::npos) return lines + line;
    lines += line + "," + (from == 0 ? "checksum" : checksum(line)) + "\n";
  }
  return lines;
}

std::string results() { return at("sweep") + "/sweep.csv"; }

}  // namespace

bool takes_sweep(const std::string& bytes) {
  std::filesystem::create_directories(at("sweep"));
  file_of("sweep/sweep.csv", with_checksums(bytes));
  std::size_t left = 0;
  if (!takes(bytes, [&] {
        SweepFile sweep(at("sweep"), grid());
        for (const Trial& trial : grid().trials()) sweep.value(trial, "roc_auc");
        sweep.sort();
        left = sweep.left().size();
      }))
    return false;
  const std::string sorted = bytes_of(results());
  SweepFile again(at("sweep"), grid());
  again.sort();
  promise(again.left().size() == left, "no trial is lost");
  promise(bytes_of(results()) == sorted, "it is written as it was read");
  return true;
}

std::string a_sweep() {
  std::string lines = fmt::format("{}\n100,1,0.1,ce", fmt::join(SweepFile::columns(), ","));
  for (std::size_t k = SweepFile::key_columns; k < SweepFile::columns().size(); ++k)
    lines += k % 5 == 0 ? "," : ",0.5";
  return lines + "\n";
}

}  // namespace focalgrad::fuzz
