// Tables in text files.  The first line of the bytes has the options: "label=y positive=1 delimiter=tab
// no_header drop=a,b columns= missing=-999 categories=a
// hash=b"; the file follows it.
#include "examples/experiment/data/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "examples/experiment/text/number.hpp"
#include "examples/experiment/text/visible.hpp"
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/readers.hpp"

namespace focalgrad::fuzz {

using namespace experiment;

namespace {

CsvOptions options_from(std::string_view line) {
  CsvOptions options;
  for (const std::string& word : cut(line, ' ')) {
    const std::size_t at = std::min(word.find('='), word.size());
    const std::string name = word.substr(0, at), value = word.substr(std::min(at + 1, word.size()));
    for (auto [known, text] : {std::pair{"label", &options.label},
                               {"positive", &options.positive},
                               {"delimiter", &options.delimiter}})
      if (name == known) *text = value;
    for (auto [known, list] : {std::pair{"drop", &options.drop},
                               {"columns", &options.columns},
                               {"missing", &options.missing},
                               {"categories", &options.categories},
                               {"hash", &options.hashed}})
      if (name == known) *list = cut(value, ',');
    options.no_header = options.no_header || name == "no_header";
  }
  return options;
}

/// The rows as a file that leaves nothing to be guessed.
std::string plain(const Dataset& data) {
  std::string text;
  for (std::size_t k = 0; k < data.features.size(); ++k) text += fmt::format("feature{},", k);
  text += "y\n";
  for (std::size_t row = 0; row < data.size(); ++row) {
    for (std::size_t k = 0; k < data.features.size(); ++k) text += fmt::format("{},", data.inputs(row, k));
    text += data.labels[row] ? "1\n" : "0\n";
  }
  return text;
}

}  // namespace

bool takes_csv(const std::string& bytes) {
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const std::string path = file_of("in.csv", bytes.substr(std::min(line + 1, bytes.size())));
  Table table;
  if (!takes(bytes, [&] { table = read_csv(path, options_from(bytes.substr(0, line))); })) return false;
  const Dataset& data = table.data;
  promise(data.inputs.dimension() == 2 && data.inputs.shape()[0] == data.size() &&
              data.inputs.shape()[1] == data.features.size() && !data.features.empty(),
          "each row has a label and each column a name");
  promise(data.positives() > 0 && data.positives() < data.size(), "there are both classes");
  for (const Scalar x : data.inputs) promise(std::isfinite(x), "each input is finite");
  for (const std::string& name : data.features)
    promise(visible(name) == name, "the names can be shown: " + visible(name));
  for (const Sentence& note : table.notes)
    for (const std::string& said : {note.english, note.chinese})
      promise(visible_message(said) == said, "the notes can be shown: " + visible_message(said));
  CsvOptions options;
  options.label = "y", options.positive = "1", options.delimiter = ",";
  const Dataset again = read_csv(file_of("plain.csv", plain(data)), options).data;
  promise(again.inputs == data.inputs && again.labels == data.labels, "they are written as they were read");
  return true;
}

std::string a_csv() {
  return "label=y positive=yes\n"
         "age;\"town, or not\";height;y\n34;Ulm;1,75;yes\n27;Bonn;1,8;no\n51;Ulm;;yes\n19;Bonn;1,9;no\n";
}

}  // namespace focalgrad::fuzz
