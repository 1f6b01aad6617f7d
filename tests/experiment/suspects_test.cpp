#include "examples/experiment/findings/suspects.hpp"

#include <doctest/doctest.h>

using namespace focalgrad;
using namespace focalgrad::experiment;

namespace {

/// Columns of one feature each.
Table of_columns(const std::vector<std::vector<double>>& columns, const std::vector<char>& labels) {
  Table table;
  table.data.labels = labels;
  table.data.inputs = Tensor(Dims{labels.size(), columns.size()});
  for (std::size_t k = 0; k < columns.size(); ++k) {
    for (std::size_t i = 0; i < labels.size(); ++i)
      table.data.inputs(i, k) = static_cast<Scalar>(columns[k][i]);
    table.columns.push_back({std::string(1, static_cast<char>('a' + k)), {"numbers", "数"}, 9, 0, {}, k, 1});
  }
  return table;
}

}  // namespace

TEST_CASE("a column that alone ranks the positives before the negatives, or behind, is named") {
  std::vector<char> labels;
  std::vector<double> noise, leak, reversed;
  for (int i = 0; i < 40; ++i) {
    labels.push_back(i % 4 == 0);
    noise.push_back(i * 7 % 13);
    leak.push_back(labels.back() ? 5 : i % 5);
    reversed.push_back(-leak.back());
  }
  Table table = of_columns({noise, leak, reversed}, labels);
  table.columns[0].is_id = true;
  const std::vector<Sentence> said = suspects(table);
  REQUIRE(said.size() == 3);
  CHECK(said[0].english ==
        "column 'a' looks like an id: whole numbers, another in each row; --drop 'a' leaves it out");
  CHECK(
      said[1].english ==
      "column 'b' alone tells the classes apart (ROC-AUC 1.000): is it known before the label is? --drop 'b' "
      "leaves it out");
  CHECK(said[2].english.starts_with("column 'c' alone"));
}

TEST_CASE("few positives are told apart by chance, which is not said") {
  std::vector<char> labels(40);
  std::vector<double> leak(40);
  for (std::size_t i = 0; i < 4; ++i) labels[i] = 1, leak[i] = 1;
  CHECK(suspects(of_columns({leak}, labels)).empty());
}
