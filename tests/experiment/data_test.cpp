#include "examples/experiment/data.hpp"

#include <cstdio>
#include <fstream>
#include <numeric>

#include "examples/experiment/csv.hpp"
#include "examples/experiment/split.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::check_error;

namespace {

/// A file that is gone when it goes.
struct File {
  std::string path = "data_test.csv.tmp";
  explicit File(const std::string& content) { std::ofstream(path, std::ios::binary) << content; }
  ~File() { std::remove(path.c_str()); }
};

Dataset read(const std::string& content, std::vector<std::string>* notes = nullptr) {
  const File file(content);
  std::vector<std::string> said;
  return read_csv(file.path, "y", "1", notes ? *notes : said);
}

}  // namespace

TEST_CASE("the posterior is the share of positives where it says so") {
  for (const std::string& name : Source::names()) {
    Generator generator(1);
    const Dataset data = Source(name).sample(20000, 60000, generator);
    CHECK(data.prior() == 0.25);
    std::array<double, 10> positives{}, expected{}, count{};
    for (std::size_t i = 0; i < data.size(); ++i) {
      const auto bin = std::min<std::size_t>(9, static_cast<std::size_t>(10 * data.posterior[i]));
      positives[bin] += data.labels[i];
      expected[bin] += data.posterior[i];
      count[bin] += 1;
    }
    for (std::size_t bin = 0; bin < 10; ++bin) {
      // Five standard deviations of a sum of that many coins.
      const double allowed = 5 * std::sqrt(count[bin] * 0.25) + 1;
      CHECK_MESSAGE(std::abs(positives[bin] - expected[bin]) < allowed, name << " bin " << bin);
    }
    const double mean =
        std::accumulate(data.posterior.begin(), data.posterior.end(), 0.0) / static_cast<double>(data.size());
    CHECK(mean == doctest::Approx(0.25).epsilon(0.03));
  }
}

TEST_CASE("the posterior is right far away and at any prior") {
  const Source source("blobs", 0.5);
  // Two Gaussians of one width: the log odds are linear.  Centres ±(0.7, 0.7).
  for (const double prior : {0.001, 0.5})
    for (const double x : {-30.0, -0.2, 0.0, 0.4, 30.0}) {
      const double log_odds = std::log(prior / (1 - prior)) + 2 * 0.7 * (x + x) / (0.5 * 0.5);
      CHECK(source.posterior(x, x, prior) == doctest::Approx(1 / (1 + std::exp(-log_odds))).epsilon(1e-9));
    }
}

TEST_CASE("the same seed makes the same data") {
  Generator a(3), b(3), c(4);
  const Source source("moons");
  CHECK(source.sample(5, 20, a).inputs == source.sample(5, 20, b).inputs);
  CHECK_FALSE(source.sample(5, 20, a).inputs == source.sample(5, 20, c).inputs);
}

TEST_CASE("what a source cannot be is refused") {
  check_error([] { Source("moon"); }, {"'moon'", "moons"});
  check_error([] { Source("moons", -1); }, {"noise is -1"});
  Generator generator(1);
  check_error([&] { Source("moons").sample(0, 5, generator); }, {"0 positives", "both classes"});
}

TEST_CASE("a CSV with quotes, a byte order mark, Windows line ends and blank lines is read") {
  const Dataset data = read("\xef\xbb\xbf\"a, b\",y,c\r\n1,1, 2 \r\n\"3\",0,+4e1\r\n\r\n-5.5,1,6\r\n");
  CHECK(data.features == std::vector<std::string>{"a, b", "c"});
  CHECK(data.inputs == Tensor({{1, 2}, {3, 40}, {-5.5, 6}}));
  CHECK(data.labels == std::vector<char>{1, 0, 1});
  CHECK(read("a,y\n1,1\n2,0").size() == 2);  // no line end at the end
}

TEST_CASE("a CSV says what it dropped") {
  std::vector<std::string> notes;
  const Dataset data = read("a,same,y\n1,7,1\n,7,0\n2,7,0\n3,7,\n", &notes);
  CHECK(data.size() == 2);
  CHECK(data.features == std::vector<std::string>{"a"});
  REQUIRE(notes.size() == 2);
  CHECK(notes[0] == "2 of 4 rows dropped: an empty cell (the first in row 3, column 'a')");
  CHECK(notes[1] == "column 'same' dropped: it has one value only");
}

TEST_CASE("a CSV that cannot be used says where and why") {
  struct Row {
    const char* content;
    std::vector<std::string> says;
  };
  for (const Row& row : std::vector<Row>{
           {"", {"data_test.csv.tmp", "empty"}},
           {"a,y\n", {"no rows"}},
           {"a,y\n1,1\n1,2,0\n", {"row 3", "3 cells", "the header has 2"}},
           {"a,y\n1,1\n1\n", {"row 3", "1 cells"}},
           {"a,y\n1,1\nx,0\n", {"row 3, column 'a'", "'x' is not a number"}},
           {"a,y\n1,1\n1e999,0\n", {"row 3, column 'a'", "out of range"}},
           {"a,y\n1,1\nnan,0\n", {"row 3, column 'a'", "not finite"}},
           {"a,y\n1,1\n-inf,0\n", {"row 3, column 'a'", "not finite"}},
           {"a,a,y\n1,1,1\n", {"two columns", "'a'"}},
           {"a,b\n1,1\n", {"no column 'y'", "'a', 'b'"}},
           {"y\n1\n0\n", {"no column but the label"}},
           {"a,y\n1,0\n2,2\n", {"no row has '1'", "'0', '2'"}},
           {"a,y\n1,1\n2,1\n", {"every row has '1'"}},
           {"a,y\n1,1\n1,0\n", {"no column but the label varies"}},
           {"a,y\n,1\n,0\n", {"every row has an empty cell"}},
           {"a,y\n\"1,1\n", {"quote"}},
       }) {
    INFO(row.content);
    check_error([&] { read(row.content); }, row.says);
  }
  std::vector<std::string> notes;
  check_error([&] { read_csv("no such file.csv", "y", "1", notes); }, {"no such file.csv", "cannot be read"});
}

TEST_CASE("a stratified split keeps both classes in both parts, and every row once") {
  Generator generator(1);
  Dataset data{Tensor(Dims{10, 1}), {1, 0, 0, 0, 0, 1, 0, 0, 0, 1}, {}, {"a"}};
  for (std::size_t i = 0; i < 10; ++i) data.inputs(i, 0) = static_cast<Scalar>(i);
  const Split split = stratified_split(data, 0.3, generator);
  CHECK(split.test.size() == 3);
  CHECK(split.test.positives() == 1);
  CHECK(split.train.positives() == 2);
  double total = 0;
  for (const Dataset* part : {&split.train, &split.test})
    for (const Scalar x : part->inputs) total += x;
  CHECK(total == 45);
  data.labels = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  check_error([&] { stratified_split(data, 0.3, generator); }, {"1 positives", "2 or more"});
}

TEST_CASE("features are on the training part's scale") {
  Generator generator(1);
  Split split{Source("moons").sample(50, 500, generator), Source("moons").sample(50, 500, generator)};
  const Tensor before = split.test.inputs;
  standardise(split);
  for (std::size_t k = 0; k < 2; ++k) {
    double mean = 0, squares = 0;
    for (std::size_t i = 0; i < 550; ++i)
      mean += split.train.inputs(i, k) / 550, squares += std::pow(split.train.inputs(i, k), 2) / 550;
    CHECK(std::abs(mean) < 1e-6);
    CHECK(squares == doctest::Approx(1).epsilon(1e-5));
  }
  // One shift and one scale for all rows.
  const Scalar scale = (split.test.inputs(1, 0) - split.test.inputs(0, 0)) / (before(1, 0) - before(0, 0));
  CHECK(split.test.inputs(9, 0) - split.test.inputs(0, 0) ==
        doctest::Approx(scale * (before(9, 0) - before(0, 0))).epsilon(1e-4));
}
