// What assignment A4 comes to: a signal through many layers, and a small classifier of rare points that is
// trained with the student's layers and optimisers.
#include <cmath>
#include <deque>
#include <functional>
#include <iomanip>
#include <iostream>
#include <memory>
#include <numbers>

#include "course/unfinished.hpp"
#include "focalgrad.hpp"

using namespace focalgrad;

namespace {

bool chinese = false;
const char* say(const char* english, const char* in_chinese) { return chinese ? in_chinese : english; }

/// Does a part; where a question of it is not written, says so.
void show(const std::function<void()>& part) {
  try {
    part();
  } catch (const Unfinished& missing) {
    const std::string said = missing.what(), question = said.substr(0, said.find(' '));
    std::cout << "  " << question
              << say(" is not written yet; this part waits for it.", " 还没有写，写好之后才能看到这一部分。")
              << "\n";
  }
}

// --- a signal through layers ---

double deviation(const Tensor& x) {
  double sum = 0, squares = 0;
  for (const double each : x) sum += each, squares += each * each;
  const auto n = static_cast<double>(x.size());
  return std::sqrt(squares / n - sum / n * (sum / n));
}

/// Standard deviations at the input and after each of some tanh layers: of the signal, and of the gradient
/// that comes back to there from a random one of deviation 1 at the end.
struct Passage {
  std::vector<double> signal, gradient;
};

Passage through_layers(const nn::Init& init, std::size_t layers) {
  constexpr std::size_t width = 32;
  Generator generator(3);
  const Shape shape{50, width};
  std::deque<nn::Linear> made;  // the tape reads their weights on the way back
  Tape tape;
  std::vector<Var> x{tape.variable(normal(shape, 0, 1, generator))};
  for (std::size_t k = 0; k < layers; ++k) {
    made.emplace_back(width, width, generator, nn::LinearOptions{.bias = false, .init = init});
    x.push_back(tanh(made.back()(x.back())));
  }
  Passage found;
  for (const Var& each : x) found.signal.push_back(deviation(each.value()));
  for (const Var& each : gradients(x.back(), x, normal(shape, 0, 1, generator)))
    found.gradient.push_back(deviation(each.value()));
  return found;
}

using Passages = std::vector<std::pair<std::string, Passage>>;

/// A row for each initialisation: the numbers after 1, 3 and 10 layers, or before.
void tell(const char* title, const Passages& passages, std::vector<double> Passage::*numbers) {
  std::cout << title << "\n";
  for (const auto& [name, passage] : passages) {
    std::cout << "  " << std::setw(16) << std::left << name << std::right;
    for (const std::size_t layer : {0, 1, 3, 10}) std::cout << std::setw(10) << (passage.*numbers)[layer];
    std::cout << "\n";
  }
}

void show_initialisations() {
  const std::vector<std::pair<std::string, nn::Init>> starts{
      {"xavier_uniform", nn::init::xavier_uniform},
      {"fan_in_uniform", nn::init::fan_in_uniform},
      {"N(0, 1)", [](std::size_t in, std::size_t out, Generator& g) {
         return normal({in, out}, 0, 1, g);
       }}};
  Passages passages;
  for (const auto& [name, init] : starts) passages.emplace_back(name, through_layers(init, 10));

  tell(say("The standard deviation of a signal after 0, 1, 3 and 10 tanh layers:",
           "信号经过 0、1、3、10 个 tanh 层之后的标准差："),
       passages, &Passage::signal);
  tell(say("and of the gradient that comes back to there from the end:",
           "以及从末端传回到那里的梯度的标准差："),
       passages, &Passage::gradient);
  std::cout << "picture layers "
            << say("A signal through tanh layers of 32 units", "信号逐层通过 32 个单元的 tanh 层")
            << "\naxes " << say("layer | standard deviation", "层 | 标准差") << "\n";
  for (const auto& [name, passage] : passages) {
    std::cout << "curve " << name << "\n";
    for (std::size_t layer = 0; layer < passage.signal.size(); ++layer)
      std::cout << layer << " " << passage.signal[layer] << "\n";
  }
  std::cout << "end\npicture gradients "
            << say("The gradient on its way back through the same layers", "梯度往回通过同样的各层")
            << "\naxes " << say("layer | log10 of the standard deviation", "层 | 标准差的 log10") << "\n";
  for (const auto& [name, passage] : passages) {
    std::cout << "curve " << name << "\n";
    for (std::size_t layer = 0; layer < passage.gradient.size(); ++layer)
      std::cout << layer << " " << std::log10(passage.gradient[layer]) << "\n";
  }
  std::cout << "end\n";
}

// --- a classifier of rare points ---

struct Data {
  Tensor points, targets;  // [n, 2], [n, 1]
};

/// Two rings, of which the inner one is rare.
Data rings(std::size_t positives, std::size_t negatives) {
  Generator generator(7);
  const std::size_t n = positives + negatives;
  Data data{Tensor(Dims{n, 2}), Tensor(Dims{n, 1})};
  for (std::size_t i = 0; i < n; ++i) {
    const double radius = (i < positives ? 0.7 : 1.6) + 0.25 * generator.normal();
    const double angle = 2 * std::numbers::pi * generator.uniform();
    data.points(i, 0) = static_cast<Scalar>(radius * std::cos(angle));
    data.points(i, 1) = static_cast<Scalar>(radius * std::sin(angle));
    data.targets(i, 0) = i < positives ? 1 : 0;
  }
  return data;
}

struct Training {
  std::string name;
  bool adam, prior;
  std::vector<double> losses = {};
  double first_norm = 0;  // of the gradient, before it is clipped
  std::unique_ptr<nn::Sequential> net = {};
};

void train(Training& run, const Data& data, double share, std::size_t steps) {
  Generator generator(11);
  const nn::LinearOptions xavier{.init = nn::init::xavier_uniform};
  run.net = std::make_unique<nn::Sequential>(nn::Linear(2, 16, generator, xavier), nn::Tanh(),
                                             nn::Linear(16, 1, generator, xavier));
  auto& last = dynamic_cast<nn::Linear&>((*run.net)[2]);
  last.bias.value.fill(run.prior ? nn::init::prior_bias(share) : 0);

  const auto parameters = run.net->parameters();
  std::unique_ptr<optim::Optimizer> optimizer;
  if (run.adam)
    optimizer = std::make_unique<optim::Adam>(parameters, optim::AdamOptions{.learning_rate = 0.03});
  else
    optimizer =
        std::make_unique<optim::SGD>(parameters, optim::SGDOptions{.learning_rate = 0.1, .momentum = 0.9});

  Tape tape;
  for (std::size_t step = 0; step < steps; ++step) {
    tape.rewind();
    optimizer->zero_grad();
    const Var loss = losses::binary_cross_entropy((*run.net)(tape.constant(data.points)), data.targets);
    tape.backward(loss);
    const auto norm = static_cast<double>(optim::clip_grad_norm(parameters, 1));
    if (step == 0) run.first_norm = norm;
    run.losses.push_back(static_cast<double>(loss.item()));
    optimizer->step();
  }
}

void draw_losses(const std::vector<Training>& runs) {
  std::cout << "picture training "
            << say("Cross-entropy in training, 5 % positives", "训练中的交叉熵，正样本占 5 %") << "\naxes "
            << say("step | loss", "步 | 损失") << " | log x\n";
  for (const Training& run : runs) {
    if (run.losses.empty()) continue;
    std::cout << "curve " << run.name << "\n";
    for (std::size_t step = 1; step <= run.losses.size(); ++step)
      std::cout << step << " " << run.losses[step - 1] << "\n";
  }
  std::cout << "end\n";
}

/// The model's probability on a grid of the plane, with the points: high ones have the colour of the second
/// series, the positives.
void draw_plane(const Training& run, const Data& data) {
  constexpr std::size_t cells = 40;
  constexpr double edge = 2.4;
  const auto at = [](std::size_t i) { return -edge + 2 * edge * (double(i) + 0.5) / double(cells); };
  Tensor grid(Dims{cells * cells, 2});
  for (std::size_t i = 0; i < cells * cells; ++i) {
    grid(i, 0) = static_cast<Scalar>(at(i % cells));
    grid(i, 1) = static_cast<Scalar>(at(i / cells));
  }
  Tape tape;
  const Tensor p = sigmoid((*run.net)(tape.constant(grid))).value();

  std::cout << "picture plane " << say("The probability that a point is positive: ", "点为正样本的概率：")
            << run.name << "\naxes x | y\ncells p\n";
  for (std::size_t i = 0; i < cells * cells; ++i)
    std::cout << grid(i, 0) << " " << grid(i, 1) << " " << p(i, 0) << "\n";
  for (const bool positive : {false, true}) {
    std::cout << "points " << (positive ? say("positives", "正样本") : say("negatives", "负样本")) << "\n";
    for (std::size_t i = 0; i < data.targets.size(); ++i)
      if ((data.targets(i, 0) == 1) == positive)
        std::cout << data.points(i, 0) << " " << data.points(i, 1) << "\n";
  }
  std::cout << "end\n";
}

void show_training() {
  const Data data = rings(20, 380);
  const std::size_t steps = 300;
  std::vector<Training> runs;
  for (const bool adam : {false, true})
    for (const bool prior : {false, true})
      runs.push_back(
          {std::string(adam ? "Adam" : "SGD") + (prior ? say(", prior", "，先验") : ""), adam, prior});

  std::cout
      << say("20 positives inside a ring of 380 negatives, a network 2-16-1: the cross-entropy in some steps",
             "380 个负样本围成环，20 个正样本在里面，网络 2-16-1：各步的交叉熵")
      << "\n";
  const std::size_t told[] = {1, 10, 50, steps};
  for (const std::size_t step : told) std::cout << std::setw(8) << step;
  std::cout << "   " << say("norm of the first gradient", "第一步的梯度范数") << "\n";
  const Training* trained = nullptr;
  for (Training& run : runs)
    show([&] {
      train(run, data, 0.05, steps);
      trained = &run;
      for (const std::size_t step : told) std::cout << std::setw(8) << run.losses[step - 1];
      std::cout << std::setw(9) << run.first_norm << "  " << run.name << "\n";
    });
  if (!trained) return;
  draw_losses(runs);
  draw_plane(*trained, data);
}

void show_dropout() {
  Generator generator(5);
  nn::Dropout dropout(0.3, generator);
  Tape tape;
  const Var ones = tape.constant(Tensor(Dims{10000}, Scalar(1)));
  const Var y = dropout(ones);
  std::size_t zeros = 0;
  for (const Scalar each : y.value()) zeros += each == 0;
  std::cout << say("Dropout 0.3 of 10000 ones: ", "对 10000 个 1 做概率为 0.3 的失活：") << zeros
            << say(" are 0, the mean is ", " 个变为 0，均值为 ") << mean(y).item();
  dropout.eval();
  std::cout << say("; after eval() it is ", "；eval() 之后为 ") << mean(dropout(ones)).item() << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  chinese = argc > 1 && std::string(argv[1]) == "zh";
  std::cout << std::setprecision(4) << std::fixed;
  for (const auto part : {show_initialisations, show_training, show_dropout}) {
    show(part);
    std::cout << "\n";
  }
}
