#include "autograd/show/show.hpp"

#include <set>
#include <sstream>

#include "autograd/operators.hpp"
#include "nn/activations.hpp"
#include "nn/layer.hpp"
#include "nn/linear.hpp"
#include "nn/sequential.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_close;

namespace {

struct Example {
  Example() {
    x = tape.constant(Tensor({1, 2}), "x");
    product = x * tape.parameter(w);
    loss = sum(square(product)).name("loss");
  }
  nn::Parameter w{"w", Tensor({3, 4})};
  Tape tape;
  Var x, product, loss;
};

}  // namespace

TEST_CASE("a printed tape has a row for each value, aligned") {
  Example e;
  e.tape.backward(e.loss);
  std::ostringstream text;
  print(text, e.tape);
  CHECK(text.str() ==
        "#  operator   inputs  shape  value   gradient  name  line\n"
        "0  data               (2)    [1 2]             x     show_test.cpp:20\n"
        "1  parameter          (2)    [3 4]   [6 32]    w     show_test.cpp:21\n"
        "2  multiply   0 1     (2)    [3 8]   [6 16]          show_test.cpp:21\n"
        "3  square     2       (2)    [9 64]  [1 1]           show_test.cpp:22\n"
        "4  sum        3       ()     73      1         loss  show_test.cpp:22\n");
}

TEST_CASE("the graphs tell data from parameters and say the gradients' norms") {
  Example e;
  CHECK(to_dot(e.tape).find("n0 -> n2 [style=dashed]") != std::string::npos);
  e.tape.backward(e.loss);
  const std::string dot = to_dot(e.tape), mermaid = to_mermaid(e.tape);
  CHECK(dot.find("n1 [label=\"parameter\\nw\\n(2)\", fillcolor=palegreen]") != std::string::npos);
  CHECK(dot.find("n0 [label=\"data\\nx\\n(2)\", fillcolor=grey90]") != std::string::npos);
  CHECK(dot.find("n2 -> n3 [label=\"17.09\"]") != std::string::npos);
  CHECK(mermaid.find("n2 -->|17.09| n3") != std::string::npos);
  CHECK(mermaid.find("n1[\"parameter<br/>w<br/>(2)\"]:::parameter") != std::string::npos);
  CHECK(mermaid.find("n0 -.-> n2") != std::string::npos);
}

TEST_CASE("an observed backward gives the same gradients, and shows each part that was sent") {
  Tape tape;
  Var x = tape.variable(3.0), y = tape.variable(Tensor({1, 2}));
  Var z = x * x;
  Var loss = sum(z * y + x);
  std::vector<std::size_t> order;
  double sent_to_x = 0;
  tape.backward(loss, [&](const BackwardStep& step) {
    order.push_back(step.node);
    for (const auto& sent : step.sent)
      if (sent.input == x.index()) sent_to_x += sent.part();
    if (step.node == z.index()) {
      CHECK(step.gradient() == 3);
      REQUIRE(step.sent.size() == 2);
      CHECK(step.sent[0].part() == 9);
      CHECK(step.sent[1].part() == 9);
    }
  });
  CHECK(std::is_sorted(order.rbegin(), order.rend()));
  CHECK(order.front() == loss.index());
  CHECK(order.back() == x.index());
  CHECK(x.grad()() == 20);
  CHECK(sent_to_x == 20);
  check_close(y.grad(), Tensor({9, 9}));
}

TEST_CASE("an observed backward adds to a parameter's gradient") {
  Example e;
  e.w.grad = Tensor({100, 100});
  Tensor part;
  e.tape.backward(e.loss, [&](const BackwardStep& step) {
    if (step.node == e.product.index()) part = step.sent[0].part;
  });
  check_close(part, Tensor({6, 32}));
  check_close(e.w.grad, Tensor({106, 132}));
}

TEST_CASE("an observed backward notes what a step has used, as one that nobody watches") {
  for (const bool watched : {false, true}) {
    CAPTURE(watched);
    Parameter w{"w", Tensor({1, 2}), Tensor({5, 5})};
    w.gradient = Parameter::Gradient::used;
    Tape tape;
    const Var loss = sum(square(tape.parameter(w)));
    if (watched)
      tape.backward(loss, [](const BackwardStep&) {});
    else
      tape.backward(loss);
    CHECK(w.gradient == Parameter::Gradient::stale);
  }
}

TEST_CASE("a trace says the rule, what arrives and what is sent") {
  Tape tape;
  Var x = tape.variable(2.0, "x");
  std::ostringstream text;
  tape.backward(square(x), trace(text));
  CHECK(text.str() ==
        "#1 square, show_test.cpp:114\n"
        "    rule      y = x * x;  dx = g * 2 * x\n"
        "    gradient  1\n"
        "    sends     4  to #0 'x', variable, show_test.cpp:112\n"
        "#0 'x', variable, show_test.cpp:112\n"
        "    gradient  4\n");
}

TEST_CASE("the pictures put a layer's values together and tell the loss apart") {
  Generator generator(1);
  nn::Sequential net(nn::Linear(2, 3, generator), nn::Tanh());
  Tape tape;
  tape.backward(sum(net(tape.constant(Tensor(Dims{1, 2}, Scalar(1))))));
  CHECK(tape.layers == std::vector<std::string>{"", "0", "1"});
  CHECK(tape.node(1).layer == 1);
  CHECK(tape.node(4).layer == 2);
  CHECK(tape.node(5).layer == 0);
  const std::string dot = to_dot(tape), mermaid = to_mermaid(tape), svg = to_svg(tape);
  CHECK(dot.find("subgraph cluster_1 {\n  label=\"0\"") != std::string::npos);
  CHECK(dot.find("n5 [label=\"sum\\n()\", fillcolor=orange]") != std::string::npos);
  CHECK(mermaid.find("subgraph layer2[\"1\"]\n  n4[\"tanh<br/>(1, 3)\"]:::value\n  end") !=
        std::string::npos);
  CHECK(mermaid.find("n5[\"sum<br/>()\"]:::loss") != std::string::npos);
  CHECK(svg.find("class=\"card loss\"") != std::string::npos);
  CHECK(svg.find("class=\"layer\"") != std::string::npos);
}

TEST_CASE("the drawing is one file without references, and no card covers another") {
  Tape tape;
  const Var x = tape.variable(2, "<x>");
  Var y = x;
  for (int i = 0; i < 4; ++i) y = y * x + y;
  const std::string html = to_html(tape, "a & b");
  CHECK(html.find("&lt;x&gt;") != std::string::npos);
  CHECK(html.find("<x>") == std::string::npos);
  CHECK(html.find("<h1>a &amp; b</h1>") != std::string::npos);
  CHECK(html.find("href") == std::string::npos);
  CHECK(html.find("src=") == std::string::npos);
  std::set<std::string> places;
  std::size_t cards = 0;
  for (std::size_t at = html.find("</title><rect "); at != std::string::npos;
       at = html.find("</title><rect ", at + 1)) {
    const std::size_t start = at + 14;
    places.insert(html.substr(start, html.find("width", start) - start));
    ++cards;
  }
  CHECK(cards == tape.size());
  CHECK(places.size() == tape.size());
}

TEST_CASE("a name of any characters stays one label of a graph for Graphviz") {
  Tape tape;
  tape.variable(1.0, "a\"[b]\n<c> & \\d");
  CHECK(to_dot(tape).find(R"_([label="variable\na\"[b]\n<c> &amp; \\d\n()", fillcolor=)_") !=
        std::string::npos);
}

TEST_CASE("a name of any characters stays one label of a graph for Mermaid") {
  Tape tape;
  {
    const Layer layer(tape, "\"hidden\"");
    tape.variable(1.0, "a\"[b]\n<c> & \\d#`");
  }
  const std::string text = to_mermaid(tape);
  CHECK(text.find("n0[\"variable<br/>a#quot;[b]<br/>#lt;c#gt; #amp; #92;d#35;#96;<br/>()\"]:::variable") !=
        std::string::npos);
  CHECK(text.find("subgraph layer1[\"#quot;hidden#quot;\"]") != std::string::npos);
  CHECK(to_dot(tape).find("label=\"\\\"hidden\\\"\"; color") != std::string::npos);
}
