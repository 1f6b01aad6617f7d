#include "examples/experiment/text/visible.hpp"

#include <doctest/doctest.h>

using namespace focalgrad::experiment;

TEST_CASE("what a reader would not see is written out, the rest stays") {
  const std::pair<std::string, std::string> cases[] = {
      {"plain, 'quoted' \\ text", "plain, 'quoted' \\ text"},
      {"易分负样本 ± ö 😀", "易分负样本 ± ö 😀"},
      {"a\nb\tc\r", "a\\x0ab\\x09c\\x0d"},
      {"\x1b[31mred\x07\x7f", "\\x1b[31mred\\x07\\x7f"},
      {std::string("a\0b", 3), "a\\x00b"},
      {"\xc2\x9b"
       "31m",
       "\\x9b31m"},  // C1's CSI
      {"\u202e"
       "abc\u2066\u200f\u061c",
       "\\u202eabc\\u2066\\u200f\\u061c"},
      {"a\u2028z", "a\\u2028z"},
      {"M\xfcller", "M\\xfcller"},                                // Latin-1
      {"\xc0\xaf \xe2\x82 \xf5", "\\xc0\\xaf \\xe2\\x82 \\xf5"},  // overlong, cut short, beyond Unicode
      {"\xed\xa0\x80", "\\xed\\xa0\\x80"},                        // half of a surrogate pair
      {"", ""}};
  for (const auto& [text, shown] : cases) CHECK(visible(text) == shown);
}

TEST_CASE("a message keeps its line ends and does not go on for ever") {
  CHECK(visible_message("left (2, 3)\n  right\x1b") == "left (2, 3)\n  right\\x1b");
  CHECK(visible_message(std::string(100000, 'x')).size() < 2100);
  std::string long_name = "x";  // so that no cut falls between two symbols
  while (long_name.size() < 3000) long_name += "列";
  CHECK(visible_message(long_name) == long_name.substr(0, 1999) + "…");
  CHECK(visible_name(long_name) == long_name.substr(0, 58) + "…");
  CHECK(visible_name("a\nb") == "a\\x0ab");
}
