#include "examples/experiment/data/csv.hpp"

#include <doctest/doctest.h>
#include <unistd.h>
#include <zlib.h>

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
  return read_csv(file.path, {"y", "1"});
}

/// [n, 1].
Tensor column_of(const std::vector<Scalar>& values) {
  Tensor column(Dims{values.size(), 1});
  std::copy(values.begin(), values.end(), column.data());
  return column;
}

/// The notes in English, and what becomes of the columns that are not one feature.
std::vector<std::string> notes(const Table& table) {
  std::vector<std::string> all;
  for (const Sentence& note : table.notes) all.push_back(note.english);
  for (const ColumnSummary& column : table.columns)
    if (column.becomes.english != "a feature")
      all.push_back("'" + column.name + "': " + column.becomes.english);
  return all;
}

/// What reading it says, without the file's name in front.
std::string failure(const std::string& content) {
  const File file(content);
  try {
    read_csv(file.path, {"y", "1"});
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
    CHECK(notes(got).empty());
  }
}

TEST_CASE("the label may stand in any column and be any text") {
  const File file("out,a\n\"very, \"\"ill\"\"\",1\nwell,2\nwell,3\n");
  const Dataset data = read_csv(file.path, {"out", "very, \"ill\""}).data;
  CHECK(data.labels == std::vector<char>{1, 0, 0});
  CHECK(data.features == std::vector<std::string>{"a"});
}

TEST_CASE("a row with a missing value is dropped, and the notes say where the first was and what it costs") {
  const Table got = read("a,b,y\n1,1,1\n2,,0\n3,3,0\n,4,0\n5,,0\n6,6,\n");
  CHECK(got.data.size() == 2);
  CHECK(notes(got) == std::vector<std::string>{"1 of 6 rows dropped: no label (the first in row 7)",
                                               "3 of 5 rows dropped: a missing value (the first in row 3, "
                                               "column 'b'); --drop 'b' would keep 2 of them"});
  for (const char* marker : {"NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "?", "\"?\""}) {
    CAPTURE(marker);
    const Table marked = read(std::string("a,b,y\n") + marker + ",1,0\n1,1,1\n2,2,0\n");
    CHECK(marked.data.size() == 2);
    CHECK(marked.data.features == std::vector<std::string>{"a", "b"});  // and does not make it text
    CHECK(notes(marked) ==
          std::vector<std::string>{
              "1 of 3 rows dropped: a missing value (the first in row 2, column 'a'); --drop 'a' "
              "would keep 1 of them"});
  }
  const File file("a,b,y\n-999,1,0\n1,1,1\n2,none,0\n3,3,0\n");
  CHECK(read_csv(file.path, {.label = "y", .positive = "1", .missing = {"-999", "none"}}).data.inputs ==
        Tensor{{1, 1}, {3, 3}});
}

TEST_CASE("every label value is said with its count and side, and no label is no negative") {
  const Table got = read("a,y\n1,1\n2,0\n3,NA\n4,0\n5,2\n6,?\n");
  CHECK(got.data.labels == std::vector<char>{1, 0, 0, 0});
  CHECK(notes(got) == std::vector<std::string>{"2 of 6 rows dropped: no label (the first in row 4)"});
  std::vector<std::string> labels;
  for (const LabelValue& value : got.labels)
    labels.push_back(value.text + " " + std::to_string(value.rows) + (value.positive ? " +" : " -"));
  CHECK(labels == std::vector<std::string>{"0 2 -", "1 1 +", "2 1 -"});
  const File any("a,out\n1,NA\n2,yes\n");
  CHECK(read_csv(any.path, {"out", "NA"}).data.labels == std::vector<char>{1, 0});  // a label is any text
}

TEST_CASE("a column of one value or of none is dropped, and the notes say so") {
  const Table got = read("a,b,c,y\n7,1,,1\n7,2,,0\n");
  CHECK(got.data.features == std::vector<std::string>{"b"});
  CHECK(got.data.inputs == column_of({1, 2}));
  CHECK(notes(got) == std::vector<std::string>{"'a': dropped: it has one value only",
                                               "'c': dropped: every cell is missing"});
}

TEST_CASE("a file opens however it is written, and the notes say what it was taken for") {
  struct Way {
    std::string content, taken;
    std::vector<std::string> features = {"a", "b"};
    std::string label = "y";
  };
  const std::string utf16_le = [] {
    std::string text = "\xff\xfe";
    for (const char c : std::string("a;b;y\n1;2,5;1\n-3;400;0\n")) text += {c, '\0'};
    return text;
  }();
  const std::vector<Way> ways = {
      {"\"a\";\"b\";\"y\"\n1;2,5;1\n-3;400;0\n", "separated by semicolons, decimal commas"},
      {"a;b;y\n1;2.5;1\n-3;400;0\n", "separated by semicolons"},
      {"a\tb\ty\n1\t2.5\t1\n-3\t400\t0\n", "separated by tabs"},
      {"a|b|y\n1|2.5|1\n-3|400|0\n", "separated by '|'"},
      {"  a  b y\n  1  2.5 1\n -3 400   0\n", "separated by blanks"},
      {"# made by hand\na,b,y\n1,2.5,1\n# half way\n-3,400,0\n", "lines that begin with # are comments"},
      {"1,2.5,1\n-3,400,0\n", "no header: the columns are c1, c2, …", {"c1", "c2"}, "c3"},
      {"1;2,5;1\n-3;400,0;0\n",
       "separated by semicolons, decimal commas, no header: the columns are c1, c2, …",
       {"c1", "c2"},
       "c3"},
      {"a,b,y,\n1,2.5,1,\n-3,400,0,\n", ""},
      {"a,b,y\n1,2.5,1,\n-3,400,0,\n", ""},
      {utf16_le, "separated by semicolons, decimal commas, in UTF-16LE"},
      {"a,gr\xf6\xdf"
       "e,y\n1,2.5,1\n-3,400,0\n",
       "in ",
       {"a", "größe"}},
  };
  for (const Way& way : ways) {
    CAPTURE(way.content);
    const File file(way.content);
    const Table got = read_csv(file.path, {way.label, "1"});
    CHECK(got.data.inputs == Tensor{{1, 2.5}, {-3, 400}});
    CHECK(got.data.labels == std::vector<char>{1, 0});
    CHECK(got.data.features == way.features);
    if (!way.taken.empty()) CHECK(got.notes[0].english.starts_with("the file was taken for: " + way.taken));
  }
}

TEST_CASE("R's row names, which no header names, are a column of their own") {
  const File file("\"a\" \"y\"\n\"first\" 5 1\n\"second\" 6 0\n\"third\" 7 0\n");
  CHECK(read_csv(file.path, {.label = "y", .positive = "1", .drop = {"row"}}).data.inputs ==
        column_of({5, 6, 7}));
}

TEST_CASE("a compressed file is read as it is, and a damaged one refused") {
  const File plain("a,y\n1,1\n2,0\n");
  const std::string path = plain.path + ".gz";
  const gzFile to = gzopen(path.c_str(), "wb");
  gzputs(to, "a,y\n1,1\n2,0\n");
  gzclose(to);
  const Table got = read_csv(path, {"y", "1"});
  CHECK(got.data.inputs == column_of({1, 2}));
  CHECK(got.notes[0].english == "the file was taken for: compressed by gzip");
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 10);
  CHECK_THROWS_WITH_AS(read_csv(path, {"y", "1"}), doctest::Contains("damaged or cut off"), Error);
  std::filesystem::remove(path);
}

TEST_CASE("bytes that are no UTF-8 where the file was are refused by row and cell") {
  CHECK(failure("a,b,y\ngr\xc3\xb6n,1,1\n" + std::string(1 << 20, '\n') + "rot,gr\xf6n,0\n") ==
        "row 1048579, cell 2: its bytes are no UTF-8, as the file's are before; convert the file (iconv -t "
        "UTF-8)");
}

TEST_CASE("columns are left out, chosen and read as kinds on request") {
  const File file("id,a,b,y\n1,1,5,1\n2,2,6,0\n3,1,7,0\n");
  const auto features = [&](CsvOptions options) { return read_csv(file.path, options).data.features; };
  const CsvOptions plain{"y", "1"};
  CsvOptions drop = plain, columns = plain, categories = plain, wrong = plain;
  drop.drop = {"id", "b"};
  CHECK(features(drop) == std::vector<std::string>{"a"});
  columns.columns = {"b"};
  CHECK(features(columns) == std::vector<std::string>{"b"});
  categories.columns = categories.categories = {"a"};
  CHECK(features(categories) == std::vector<std::string>{"a=1", "a=2"});
  wrong.drop = {"idd"};
  CHECK_THROWS_WITH_AS(features(wrong), doctest::Contains("no column 'idd'; there are 'id', 'a', 'b', 'y'"),
                       Error);
  CsvOptions separator = plain;
  separator.delimiter = "comma";
  CHECK_THROWS_WITH_AS(features(separator), "--delimiter is 'comma'; expected one character, tab or blanks",
                       Error);
}

TEST_CASE("three digits after a comma are decimals where commas do not separate the cells, else thousands") {
  CHECK(read("a;y\n1,288;1\n-0,123;0\n").data.inputs == column_of({1.288, -0.123}));
  CHECK(read("a;y\n1,288;1\n1,000,000;0\n").data.inputs == column_of({1288, 1000000}));
  CHECK(read("a;y\n1.288,5;1\n2,25;0\n").data.inputs == column_of({1288.5, 2.25}));
  CHECK(read("a,y\n\"1,288\",1\n5,0\n").data.inputs == column_of({1288, 5}));
}

TEST_CASE("what a column holds is decided by all its cells") {
  const Table kinds = read("a,y\n0,1\n1,0\n3+,0\n");
  CHECK(kinds.data.features == std::vector<std::string>{"a=0", "a=1", "a=3+"});
  CHECK(notes(kinds)[0] == "'a': 0 and 1 for each of '0', '1', '3+' ('3+' in row 4 is not a number)");
  CHECK(read("a,y\n349.64,1\n\"1,163.74\",0\n\"-1,000,000\",0\n").data.inputs ==
        column_of({349.64, 1163.74, -1000000}));
}

TEST_CASE("what is wrong with a CSV is said by row and column") {
  const std::string not_finite = " is not finite; --missing ";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "the file is empty; its first row must name the columns"},
      {"\n \n", "the file is empty; its first row must name the columns"},
      {"a,y\n", "there are no rows below the header"},
      {"a,y\n,1\n,0\n", "no column can be used: 'a' dropped: every cell is missing"},
      {"a,y\n1,1\n2\n", "row 3 has 1 cell, the header has 2"},
      {"a,y\r\n1,1\r\n1,2,3\r\n", "row 3 has 3 cells, the header has 2"},
      {"a,y\n1,1\ninf,0\n", "row 3, column 'a': 'inf'" + not_finite + "'inf' drops its rows"},
      {"a,y\n1,1\n-inf,0\n", "row 3, column 'a': '-inf'" + not_finite + "'-inf' drops its rows"},
      {"a,y\n1,1\n1e999,0\n", "row 3, column 'a': 1e999 is out of range"},
      {"a,y\n1,1\n2\"3,0\n",
       "not a CSV: row 3: a quote inside a cell; put the whole cell in quotes and double the quotes in it"},
      {"a,y\n1,1\n\"2,0\n3,1\n", "not a CSV: row 3: a quote is opened and never closed"},
      {"a,a,y\n1,1,1\n", "two columns are named 'a'"},
      {"a,b\n1,1\n", "there is no column 'y' for the label; there are 'a', 'b'"},
      {"y\n1\n0\n", "there is no column besides the label"},
      {"a,y\n1,yes\n2,no\n",
       "no row has '1' in column 'y'; it has 'no' in 1 row (negative), 'yes' in 1 row (negative)"},
      {"a,y\n1,1\n2,1\n", "every row has '1' in column 'y'; both classes are needed"},
      {"a,y\n1,1\n1,0\n", "no column can be used: 'a' dropped: it has one value only"},
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
  std::string ten;
  for (int i = 10; i < 20; ++i) ten += "'" + std::to_string(i) + "' in 1 row (negative), ";
  CHECK(failure(content) == "no row has '1' in column 'y'; it has " + ten + "…");
}

TEST_CASE("a file that is not there, or is a folder, cannot be read") {
  CHECK_THROWS_WITH_AS(read_csv("/nowhere/data.csv", {"y", "1"}),
                       "/nowhere/data.csv: cannot be read: No such file or directory", Error);
  CHECK_THROWS_WITH_AS(read_csv("/", {"y", "1"}), "/: cannot be read: Is a directory", Error);
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
  CHECK(notes(got) == std::vector<std::string>{"'colour': 0 and 1 for each of 'blue', 'green', 'red'"});
  CHECK(read("a,y\nsome,1\n3,0\n3,0\n").data.features == std::vector<std::string>{"a=3", "a=some"});
  CHECK(notes(read("a,b,y\nx,1,1\nx,2,0\n")) ==
        std::vector<std::string>{"'a': dropped: it has one value only"});
  std::string names = "name,a,y\n", kinds = names;
  for (int i = 0; i < 60; ++i) {
    names += "n" + std::to_string(i) + "," + std::to_string(i) + "," + std::to_string(i % 2) + "\n";
    kinds +=
        (i == 55 ? "x" : std::to_string(i)) + "," + std::to_string(i) + "," + std::to_string(i % 2) + "\n";
  }
  CHECK(read(names).data.features == std::vector<std::string>{"a"});
  CHECK(notes(read(names)) ==
        std::vector<std::string>{
            "'name': dropped: more than 50 different texts, such as 'n0'; --hash 'name' uses it"});
  CHECK(failure(kinds) ==
        "row 57, column 'name': 'x' is not a number, as 59 of 60 cells are; --missing 'x' drops its rows, "
        "--drop "
        "'name' the column");
}

TEST_CASE("reading says how far it is") {
  std::string content = "a,y\n";
  for (int i = 0; i < 300000; ++i) content += std::to_string(i) + "," + std::to_string(i % 2) + "\n";
  const File file(content);
  std::vector<std::size_t> seen;
  read_csv(file.path, {"y", "1"}, [&](std::size_t done, std::size_t all) {
    CHECK(all == content.size());
    seen.push_back(done);
  });
  CHECK(seen.size() > 2);
  CHECK(std::is_sorted(seen.begin(), seen.end()));
  CHECK(seen.back() == content.size());
}

TEST_CASE("the columns of a file: kinds, different values, missing cells, and what becomes of them") {
  std::string content = "id,name,size,kind,empty,spare,y\n";
  for (int i = 0; i < 1200; ++i)
    content += std::to_string(5000 - i) + ",n" + std::to_string(i) + "," + std::to_string(i % 7) + "." +
               std::to_string(i % 3) + "," +
               (i % 4 == 0 ? ""
                : i % 2    ? "red"
                           : "blue") +
               ",,1," + std::to_string(i % 2) + "\n";
  const File file(content);
  const Table got = read_csv(file.path, {.label = "y", .positive = "1", .drop = {"spare"}});
  std::vector<std::string> seen;
  for (const ColumnSummary& column : got.columns)
    seen.push_back(column.name + " " + column.kind.english + " " + std::to_string(column.distinct) + " " +
                   std::to_string(column.missing) + " " + std::to_string(column.features) +
                   (column.is_id ? " id" : ""));
  CHECK(seen == std::vector<std::string>{"id numbers 1001 0 1 id", "name text 1001 0 0",
                                         "size numbers 21 0 1", "kind categories 2 300 2",
                                         "empty empty 0 1200 0", "spare – 0 0 0"});
  CHECK(got.columns[1].becomes.chinese.starts_with("舍去：不同的文本超过 50 个"));
}

TEST_CASE("whole numbers that repeat, few of them, or fractions are no id") {
  const auto is_id = [](auto cell, int rows) {
    std::string content = "a,y\n";
    for (int i = 0; i < rows; ++i) content += cell(i) + "," + std::to_string(i % 2) + "\n";
    return read(content).columns[0].is_id;
  };
  CHECK(is_id([](int i) { return std::to_string(i); }, 30));
  CHECK_FALSE(is_id([](int i) { return std::to_string(i); }, 19));
  CHECK_FALSE(is_id([](int i) { return std::to_string(i / 2); }, 3000));
  CHECK_FALSE(is_id([](int i) { return std::to_string(i) + ".5"; }, 30));
}

TEST_CASE("a text column of many values is hashed on request, each text to one of 16 columns") {
  std::string content = "name,y\n";
  for (int i = 0; i < 400; ++i) content += "n" + std::to_string(i % 200) + "," + std::to_string(i % 2) + "\n";
  const File file(content);
  const Table got = read_csv(file.path, {.label = "y", .positive = "1", .hashed = {"name"}});
  CHECK(got.data.features.size() == 16);
  CHECK(got.data.features[3] == "name#3");
  for (std::size_t row = 0; row < 400; ++row) {
    double sum = 0;
    for (std::size_t k = 0; k < 16; ++k) {
      sum += got.data.inputs(row, k);
      CHECK(got.data.inputs(row, k) == got.data.inputs(row % 200, k));
    }
    CHECK(sum == 1);
  }
  CHECK_THROWS_WITH_AS(read_csv(file.path, {.label = "y", .positive = "1"}),
                       doctest::Contains("--hash 'name' uses it"), Error);
}

TEST_CASE("labels that differ in capitals are said, and may be positives together") {
  const File file("a,y\n1,yes\n2,no\n3,Yes\n4,no\n");
  const Table one = read_csv(file.path, {"y", "yes"}), both = read_csv(file.path, {"y", "yes|Yes"});
  CHECK(one.data.labels == std::vector<char>{1, 0, 0, 0});
  CHECK(notes(one) ==
        std::vector<std::string>{"the label 'Yes' (1 rows) is a negative, since it is not 'yes'; "
                                 "--positive 'yes|Yes' takes it for a positive too"});
  CHECK(both.data.labels == std::vector<char>{1, 0, 1, 0});
  CHECK(notes(both).empty());
}

TEST_CASE("equal rows are grouped and counted, unless too few are different to be split") {
  std::string content = "a,y\n", few = content;
  for (int i = 0; i < 100; ++i) content += std::to_string(i / 5) + "," + std::to_string(i % 2) + "\n";
  for (int i = 0; i < 100; ++i) few += std::to_string(i % 4) + "," + std::to_string(i % 3 == 0) + "\n";
  const Table got = read(content), coarse = read(few);
  CHECK(got.data.groups[7] == 5);
  CHECK(got.data.numbers[7] == 9);  // the header is row 1
  CHECK(notes(got) ==
        std::vector<std::string>{"80 of 100 rows have the same features as another; equal rows stay "
                                 "on one side of each split"});
  CHECK(coarse.data.groups.empty());
  CHECK(notes(coarse)[0].find("few are different") != std::string::npos);
}
