#include "examples/experiment/data/csv.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <limits>

#include "tensor/error.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;

namespace {

/// A file that lives as long as this object.
struct File {
  explicit File(const std::string& content) {
    static int count = 0;
    path = (std::filesystem::temp_directory_path() /
            ("focalgrad-" + std::to_string(getpid()) + "-" + std::to_string(count++) + ".csv"))
               .string();
    std::ofstream(path, std::ios::binary) << content;
  }
  ~File() { std::filesystem::remove(path); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  std::string path;
};

/// Reads with the label in column y, positive where it is 1.
Table read(const std::string& content) {
  const File file(content);
  return read_csv(file.path, "y", "1");
}

/// What reading it says, without the file's name in front.
std::string failure(const std::string& content) {
  const File file(content);
  try {
    read_csv(file.path, "y", "1");
  } catch (const Error& error) {
    const std::string text = error.what();
    REQUIRE(text.starts_with(file.path + ": "));
    return text.substr(file.path.size() + 2);
  }
  return "nothing was wrong";
}

}  // namespace

TEST_CASE("a CSV reads the same however it is written") {
  const std::vector<std::pair<const char*, std::string>> ways = {
      {"plain", "a,b,y\n1,2.5,1\n-3,4e2,0\n"},
      {"no line end at the end", "a,b,y\n1,2.5,1\n-3,4e2,0"},
      {"CR LF", "a,b,y\r\n1,2.5,1\r\n-3,4e2,0\r\n"},
      {"CR", "a,b,y\r1,2.5,1\r-3,4e2,0\r"},
      {"blank lines at the end", "a,b,y\n1,2.5,1\n-3,4e2,0\n\n\n"},
      {"blank lines with CR LF", "\r\na,b,y\r\n\r\n1,2.5,1\r\n-3,4e2,0\r\n\r\n"},
      {"blank lines before and between", "\n\na,b,y\n1,2.5,1\n  \n-3,4e2,0\n"},
      {"byte order mark",
       "\xef\xbb\xbf"
       "a,b,y\n1,2.5,1\n-3,4e2,0\n"},
      {"byte order mark and quotes",
       "\xef\xbb\xbf"
       "\"a\",\"b\",\"y\"\n1,2.5,1\n-3,4e2,0\n"},
      {"quotes everywhere", "\"a\",\"b\",\"y\"\n\"1\",\"2.5\",\"1\"\n\"-3\",\"4e2\",\"0\"\n"},
      {"spaces and signs", "a, b, y\n +1 , 2.5, 1\n-3,+4e+2,0\n"},
  };
  for (const auto& way : ways) {
    CAPTURE(way.first);
    const Table got = read(way.second);
    CHECK(got.data.inputs == Tensor{{1, 2.5}, {-3, 400}});
    CHECK(got.data.labels == std::vector<char>{1, 0});
    CHECK(got.data.features == std::vector<std::string>{"a", "b"});
    CHECK(got.data.posterior.empty());
    CHECK(got.notes.empty());
  }
}

TEST_CASE("the label may stand in any column and be any text") {
  const File file("out,a\n\"very, \"\"ill\"\"\",1\nwell,2\nwell,3\n");
  const Dataset data = read_csv(file.path, "out", "very, \"ill\"").data;
  CHECK(data.labels == std::vector<char>{1, 0, 0});
  CHECK(data.features == std::vector<std::string>{"a"});
}

TEST_CASE("a row with a missing value is dropped, and the notes say where the first was") {
  const Table got = read("a,b,y\n1,1,1\n2,,0\n3,3,0\n,4,0\n5,5,\n");
  CHECK(got.data.size() == 2);
  REQUIRE(got.notes.size() == 1);
  CHECK(got.notes[0] == "3 of 5 rows dropped: a missing value (the first in row 3, column 'b')");
  for (const char* marker : {"NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "?", "\"?\""}) {
    CAPTURE(marker);
    const Table marked = read(std::string("a,b,y\n") + marker + ",1,0\n1,1,1\n2,2,0\n");
    CHECK(marked.data.size() == 2);
    CHECK(marked.data.features == std::vector<std::string>{"a", "b"});  // and does not make it text
    REQUIRE(marked.notes.size() == 1);
    CHECK(marked.notes[0] == "1 of 3 rows dropped: a missing value (the first in row 2, column 'a')");
  }
  const File labels("a,out\n1,NA\n2,yes\n");
  CHECK(read_csv(labels.path, "out", "NA").data.labels == std::vector<char>{1, 0});  // a label is any text
}

TEST_CASE("a column of one value is dropped, and the notes say so") {
  const Table got = read("a,b,y\n7,1,1\n7,2,0\n");
  CHECK(got.data.features == std::vector<std::string>{"b"});
  CHECK(got.data.inputs(0, 0) == 1);
  CHECK(got.data.inputs(1, 0) == 2);
  REQUIRE(got.notes.size() == 1);
  CHECK(got.notes[0] == "column 'a' dropped: it has one value only");
}

TEST_CASE("what is wrong with a CSV is said by row and column") {
  const std::string way_out = "; leave the column out or code it as numbers";
  const std::string not_finite = " is not finite; leave the cell empty to drop the row";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "the file is empty; its first row must name the columns"},
      {"\n \n", "the file is empty; its first row must name the columns"},
      {"a,y\n", "there are no rows below the header"},
      {"a,y\n,1\n,0\n", "every row has a missing value"},
      {"a,y\n1,1\n2\n", "row 3 has 1 cell, the header has 2"},
      {"a,y\r\n1,1\r\n1,2,3\r\n", "row 3 has 3 cells, the header has 2"},
      {"a,y\n1,1\nabc,0\n", "row 3, column 'a': 'abc' is not a number" + way_out},
      {"a,y\r\n1,1\r\n\r\nabc,0\r\n", "row 4, column 'a': 'abc' is not a number" + way_out},
      {"a,y\n1,1\n1 2,0\n", "row 3, column 'a': '1 2' is not a number" + way_out},
      {"a,y\n1,1\n+-5,0\n", "row 3, column 'a': '+-5' is not a number" + way_out},
      {"a,y\n1,1\n0x10,0\n", "row 3, column 'a': '0x10' is not a number" + way_out},
      {"a,y\n1,1\n\"1,5\",0\n", "row 3, column 'a': '1,5' is not a number" + way_out},
      {"a,y\n1,1\ninf,0\n", "row 3, column 'a': 'inf'" + not_finite},
      {"a,y\n1,1\n-inf,0\n", "row 3, column 'a': '-inf'" + not_finite},
      {"a,y\n1,1\n1e999,0\n", "row 3, column 'a': 1e999 is out of range"},
      {"a,y\n1,1\n2\"3,0\n",
       "not a CSV: row 3: a quote inside a cell; put the whole cell in quotes and double the quotes in it"},
      {"a,y\n1,1\n\"2,0\n3,1\n", "not a CSV: row 3: a quote is opened and never closed"},
      {"a,a,y\n1,1,1\n", "two columns are named 'a'"},
      {"a,b\n1,1\n", "there is no column 'y' for the label; there are 'a', 'b'"},
      {"y\n1\n0\n", "there is no column besides the label"},
      {"a,y\n1,yes\n2,no\n", "no row has '1' in column 'y'; it has 'no', 'yes'"},
      {"a,y\n1,1\n2,1\n", "every row has '1' in column 'y'; both classes are needed"},
      {"a,y\n1,1\n1,0\n", "every column besides the label has one value only"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.first);
    CHECK(failure(each.first) == each.second);
  }
}

TEST_CASE("a number that Scalar cannot hold is out of range") {
  if (std::numeric_limits<Scalar>::max() < 1e300)
    CHECK(failure("a,y\n1,1\n1e300,0\n") == "row 3, column 'a': 1e300 is out of range");
  else
    CHECK(read("a,y\n1,1\n1e300,0\n").data.size() == 2);
}

TEST_CASE("of many label values the message shows ten") {
  std::string content = "a,y\n";
  for (int i = 10; i < 60; ++i) content += std::to_string(i) + "," + std::to_string(i) + "\n";
  CHECK(failure(content) ==
        "no row has '1' in column 'y'; it has '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', …");
}

TEST_CASE("a file that is not there, or is a folder, cannot be read") {
  CHECK_THROWS_WITH_AS(read_csv("/nowhere/data.csv", "y", "1"),
                       "/nowhere/data.csv: cannot be read: No such file or directory", Error);
  CHECK_THROWS_WITH_AS(read_csv("/", "y", "1"), "/: cannot be read: Is a directory", Error);
}

TEST_CASE("a file of many blocks reads whole, and its last row's number is right") {
  std::string content = "a,b,y\r\n";
  for (int i = 0; i < 50000; ++i)
    content += std::to_string(i) + ",0." + std::to_string(i) + "," + std::to_string(i % 2) + "\r\n";
  REQUIRE(content.size() > 10 * (1 << 16));
  const Dataset data = read(content).data;
  REQUIRE(data.size() == 50000);
  double sum = 0;
  for (std::size_t i = 0; i < data.size(); ++i) sum += data.inputs(i, 0);
  CHECK(sum == 49999.0 * 25000);
  CHECK(data.positives() == 25000);
  CHECK(failure(content + "x,1,1\r\n").starts_with("row 50002, column 'a'"));
}

TEST_CASE("a column of text becomes a column of 0 and 1 for each of its values") {
  const Table got = read("colour,a,size,y\nred,1,2,1\nblue,2,3,0\n\"red\",3,2,0\ngreen,4,3,0\n");
  CHECK(got.data.features ==
        std::vector<std::string>{"colour=blue", "colour=green", "colour=red", "a", "size"});
  CHECK(got.data.inputs == Tensor({{0, 0, 1, 1, 2}, {1, 0, 0, 2, 3}, {0, 0, 1, 3, 2}, {0, 1, 0, 4, 3}}));
  CHECK(got.notes ==
        std::vector<std::string>{
            "column 'colour' is text: it becomes a column of 0 and 1 for each of 'blue', 'green', 'red'"});
  // What the first cell is decides: numbers below text are categories too.
  CHECK(read("a,y\nsome,1\n3,0\n3,0\n").data.features == std::vector<std::string>{"a=3", "a=some"});
  CHECK(read("a,b,y\nx,1,1\nx,2,0\n").notes ==
        std::vector<std::string>{"column 'a' dropped: it has one value only"});
  std::string names = "name,y\n";
  for (int i = 0; i < 60; ++i) names += "n" + std::to_string(i) + "," + std::to_string(i % 2) + "\n";
  CHECK(failure(names) ==
        "row 52, column 'name': 'n50' is text number 51; a text column may have 50 different ones: leave the "
        "column "
        "out, or "
        "code it as numbers");
}

TEST_CASE("reading says how far it is") {
  std::string content = "a,y\n";
  for (int i = 0; i < 300000; ++i) content += std::to_string(i) + "," + std::to_string(i % 2) + "\n";
  const File file(content);
  std::vector<std::size_t> seen;
  read_csv(file.path, "y", "1", [&](std::size_t done, std::size_t all) {
    CHECK(all == content.size());
    seen.push_back(done);
  });
  CHECK(seen.size() > 2);
  CHECK(std::is_sorted(seen.begin(), seen.end()));
  CHECK(seen.back() == content.size());
}
