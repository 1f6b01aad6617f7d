#include "examples/experiment/text/fill.hpp"

#include <doctest/doctest.h>

using namespace focalgrad::experiment;

TEST_CASE("texts are put in where the braces stand, in turn or by number") {
  CHECK(fill("{} of {}", {"gamma", "focal"}) == "gamma of focal");
  CHECK(fill("{1} 中的 {0}", {"3", "5"}) == "5 中的 3");
  CHECK(fill("{}", {"{}"}) == "{}");
  CHECK(fill("none", {}) == "none");
  const Sentence both = fill(Text{"One of {}", "可选：{}"}, {"adam"});
  CHECK(both.english == "One of adam");
  CHECK(both.chinese == "可选：adam");
  CHECK(join({"", "a", "b"}, ", ") == ", a, b");
  CHECK(join({}, ", ") == "");
}
