// What A3 is about, to look at: the curves of both losses and of their derivatives, where focal loss is not
// convex, and what an easy negative counts against a hard positive.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <tuple>
#include <vector>

#include "focalgrad.hpp"

using namespace focalgrad;
using namespace focalgrad::losses;

namespace {

/// Chinese where it is asked for.
struct Say {
  bool chinese;
  const char* operator()(const char* english, const char* other) const { return chinese ? other : english; }
};

/// Prints a section, or in its place which question is to be written first.
void section(const Say& say, const char* title, const std::function<void()>& print) {
  std::printf("\n%s\n", title);
  try {
    print();
  } catch (const std::exception& error) {
    const std::string why = error.what(), unwritten = " is not written yet";
    const auto at = why.find(unwritten);
    const bool known = say.chinese && at != std::string::npos;
    std::printf("  %s\n", known ? (why.substr(0, at) + " 还没有写").c_str() : why.c_str());
  }
}

Tensor points(double from, double to, std::size_t count) {
  Tensor x(Dims{count});
  for (std::size_t i = 0; i < count; ++i)
    x.data()[i] =
        static_cast<Scalar>(from + (to - from) * static_cast<double>(i) / static_cast<double>(count - 1));
  return x;
}

struct Curve {
  std::string label;
  Tensor x, y;
  const char* drawn = "curve";
};

/// Computed before anything of the picture is printed, so that an unfinished question leaves no half of one.
void picture(const char* name, const char* title, const char* axes, const std::vector<Curve>& curves) {
  std::printf("picture %s %s\naxes %s\n", name, title, axes);
  for (const Curve& each : curves) {
    std::printf("%s %s\n", each.drawn, each.label.c_str());
    for (std::size_t i = 0; i < each.x.size(); ++i)
      std::printf("%.6g %.6g\n", double(each.x.data()[i]), double(each.y.data()[i]));
  }
  std::puts("end");
}

std::string gamma_text(double gamma) {
  char text[20];
  std::snprintf(text, sizeof text, "γ = %g", gamma);
  return text;
}

/// The same ones in the same order in each picture, so that a colour is one γ throughout.
const std::array<double, 5> gammas = {0, 0.5, 1, 2, 5};

std::string curve_label(const Say& say, double gamma) {
  return gamma == 0 ? say("γ = 0 (cross-entropy)", "γ = 0（交叉熵）") : gamma_text(gamma);
}

const Reduction each_by_itself = Reduction::none;

/// Focal loss of positives with these logits, and its first two derivatives.
struct Derivatives {
  Derivatives(const Tensor& logits, double gamma) {
    Tape tape;
    const Var x = tape.variable(logits);
    const Var loss = focal(x, xt::ones_like(logits), {.gamma = gamma, .reduction = each_by_itself});
    const Var slope = gradients(sum(loss), {x})[0];
    value = loss.value(), first = slope.value(), second = gradients(sum(slope), {x})[0].value();
  }
  Tensor value, first, second;
};

void article_curves(const Say& say) {
  const Tensor p = points(0.01, 0.999, 120), y = xt::ones_like(p);
  Tape tape;
  std::vector<Curve> curves;
  for (const double gamma : gammas) {
    const Var x = tape.variable(p);
    const Var loss = gamma == 0 ? as_written::cross_entropy(x, y) : as_written::focal(x, y, gamma);
    curves.push_back({curve_label(say, gamma), p, loss.value()});
  }
  picture(
      "losses",
      say("Cross-entropy and focal loss as the article writes them", "按文章的公式直写的交叉熵与 focal loss"),
      say("p_t | loss", "p_t | 损失"), curves);
  std::puts(say("  the larger γ, the earlier the loss is as good as 0; the left end hardly moves",
                "  γ 越大，损失越早贴近 0；左端几乎不动"));
}

void stable(const Say& say) {
  std::vector<std::array<double, 3>> rows;
  for (const double logit : {5.0, 20.0, 36.0, 40.0}) {
    Tape tape;
    const Var x = tape.variable(Scalar(logit));
    const Tensor zero = xt::zeros_like(x.value());
    const Var written = as_written::cross_entropy(sigmoid(x), zero);
    const Var fused = binary_cross_entropy(x, zero, {.reduction = each_by_itself});
    rows.push_back({logit, double(written.item()), double(fused.item())});
  }
  std::puts(say("  the loss of a negative\n  logit      as written    from the logit",
                "  负样本的损失\n  logit    按公式直写       由 logit"));
  for (const auto& [logit, written, fused] : rows)
    std::printf("  %5g  %13.9g  %15.9g\n", logit, written, fused);
}

/// The points of a curve that are below 0.
Curve below_0(const Tensor& x, const Tensor& y, const char* label) {
  std::vector<Scalar> at, values;
  for (std::size_t i = 0; i < y.size(); ++i)
    if (y.data()[i] < 0) at.push_back(x.data()[i]), values.push_back(y.data()[i]);
  const auto tensor = [](const std::vector<Scalar>& numbers) {
    Tensor made(Dims{numbers.size()});
    std::copy(numbers.begin(), numbers.end(), made.begin());
    return made;
  };
  return {label, tensor(at), tensor(values), "points"};
}

void pulls(const Say& say) {
  const Tensor x = points(-8, 6, 141);
  std::vector<Curve> first, second;
  for (const double gamma : gammas) {
    const Derivatives of(x, gamma);
    first.push_back({curve_label(say, gamma), x, of.first});
    second.push_back({curve_label(say, gamma), x, of.second});
  }
  second.push_back(below_0(x, Derivatives(x, 2).second, say("γ = 2, not convex", "γ = 2，非凸")));
  for (const Curve& each : first) {
    const auto hardest = std::min_element(each.y.begin(), each.y.end()) - each.y.begin();
    const double x_hardest = double(each.x.data()[hardest]), largest = -double(each.y.data()[hardest]);
    const double p_t = 1 / (1 + std::exp(-x_hardest));
    if (hardest == 0)
      std::printf(
          say("  %s: the more wrong, the larger, up to %.3g\n", "  %s：错得越厉害越大，最大趋于 %.3g\n"),
          each.label.c_str(), largest);
    else
      std::printf(say("  %s: the largest is %.3g, at p_t = %.2g\n", "  %s：最大为 %.3g，在 p_t = %.2g 处\n"),
                  each.label.c_str(), largest, p_t);
  }
  picture("slopes", say("The derivative of a positive's focal loss", "正样本 focal loss 的导数"),
          say("logit x | dFL/dx", "logit x | dFL/dx"), first);
  picture("curvatures",
          say("The second derivative: below 0 the loss is not convex", "二阶导数：0 以下处损失函数非凸"),
          say("logit x | d²FL/dx²", "logit x | d²FL/dx²"), second);
}

/// The largest logit at which the second derivative is below 0; a long way to the left it tends to 0 from
/// below.
double last_negative(double gamma) {
  double low = -6, high = 0;
  for (int i = 0; i < 50; ++i) {
    const double middle = (low + high) / 2;
    (*Derivatives(Tensor(Dims{}, Scalar(middle)), gamma).second.data() < 0 ? low : high) = middle;
  }
  return low;
}

void not_convex(const Say& say) {
  for (const double gamma : {1.0, 2.0, 3.0, 5.0}) {
    const double x = last_negative(gamma);
    std::printf(say("  γ = %g: negative where x < %#.4g, p_t < %#.4g\n",
                    "  γ = %g：x < %#.4g，即 p_t < %#.4g 处为负\n"),
                gamma, x, 1 / (1 + std::exp(-x)));
  }
}

void hessian_of_three(const Say& say) {
  const Tensor x = {-4, 0, 3}, ones = xt::ones_like(x);
  const Tensor h = hessian(
      [&](const Var& at) { return sum(focal(at, ones, {.gamma = 2, .reduction = each_by_itself})); }, x);
  std::puts(say("  three positives with the logits -4, 0 and 3, γ = 2:",
                "  三个正样本，logit 为 -4、0、3，γ = 2："));
  for (std::size_t i = 0; i < 3; ++i)
    std::printf("  %10.6f %10.6f %10.6f\n", double(h(i, 0)), double(h(i, 1)), double(h(i, 2)));
  std::puts(say("  each loss has its own logit, so all but the diagonal is 0; the first is negative",
                "  每个损失只依赖自己的 logit，所以对角线以外全是 0；第一个是负的"));
}

/// The article's example with cross-entropy ce: its loss under a gamma, and how hard it pulls.
struct Side {
  Side(double ce, double gamma) {
    const double p_t = std::exp(-ce);
    const Derivatives of(Tensor(Dims{}, Scalar(std::log(p_t / (1 - p_t)))), gamma);
    loss = double(*of.value.data()), pull = std::abs(double(*of.first.data()));
  }
  double loss, pull;
};

void ratios(const Say& say) {
  std::vector<std::tuple<double, Side, Side>> rows;
  for (const double gamma : gammas) rows.emplace_back(gamma, Side(3, gamma), Side(0.1, gamma));
  std::puts(
      say("  γ    1 hard positive : 1 easy negative = ratio    10 positives : 10 000 negatives    gradients, "
          "neg. : pos.",
          "  γ    1 个难正样本 : 1 个易分负样本 = 比值         10 个正样本 : 10 000 个负样本      梯度，负 : "
          "正"));
  for (const auto& [gamma, hard, easy] : rows)
    std::printf("  %-3g  %15.4g : %-15.4g = %-9.4g %13.4g : %-16.4g  %15.4g : 1\n", gamma, hard.loss,
                easy.loss, hard.loss / easy.loss, 10 * hard.loss, 10000 * easy.loss,
                1000 * easy.pull / hard.pull);
}

}  // namespace

int main(int argc, char** argv) {
  const Say say{argc > 1 && std::string(argv[1]) == "zh"};
  section(say, say("1. The losses", "1. 损失函数"), [&] { article_curves(say); });
  section(say, say("2. As written, and from the logit", "2. 按公式直写，与由 logit 求"),
          [&] { stable(say); });
  section(say, say("3. How large an example's gradient is", "3. 样本的梯度有多大"), [&] { pulls(say); });
  section(say, say("4. Where focal loss is not convex", "4. focal loss 在哪里非凸"),
          [&] { not_convex(say); });
  section(say, say("5. The Hessian", "5. 黑塞矩阵 (Hessian)"), [&] { hessian_of_three(say); });
  section(say, say("6. The article's sum: CE 3 against CE 0.1", "6. 文章里的加法题：CE 为 3 对 CE 为 0.1"),
          [&] { ratios(say); });
}
