#include "examples/experiment/showing/chart.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdio>

#include "examples/experiment/keeping/write_whole.hpp"
#include "examples/experiment/text/figure.hpp"
#include "examples/experiment/text/visible.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

/// The palette of Okabe and Ito, which the colour-blind tell apart.
constexpr std::array colours = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"};

/// Text in gnuplot's single quotes, which a line end would close.
std::string quoted(const std::string& text) {
  std::string safe;
  for (const char c : visible(text)) safe += c == '\'' ? std::string("''") : std::string(1, c);
  return "'" + safe + "'";
}

/// And in the shell's.
std::string shell_quoted(const std::string& text) {
  std::string safe;
  for (const char c : text) safe += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return "'" + safe + "'";
}

/// A text in a cell of the file that gnuplot reads: in quotes, a line end as it writes it.
std::string in_tsv(const std::string& text) {
  std::string safe;
  for (const char c : text) safe += c == '\n' ? "\\n" : std::string(1, c);
  return "\"" + safe + "\"";
}

std::string block(const Curve& curve) {
  std::string text;
  for (std::size_t i = 0; i < curve.x.size(); ++i)
    if (std::isfinite(curve.y[i])) text += fmt::format("{}\t{}\n", curve.x[i], curve.y[i]);
  return text;
}

/// Runs one plot twice, into PATH.svg and PATH.png.
void run_gnuplot(const std::string& settings, const std::string& plot, const std::string& path) {
  const std::string script =
      "set encoding utf8\nset minussign\n" + settings +
      fmt::format(
          "set terminal svg size 720,480 font 'sans-serif,14' background 'white'\nset output {}\n{}\n",
          quoted(path + ".svg"), plot) +
      fmt::format("set terminal pngcairo size 1080,720 font 'sans-serif,18'\nset output {}\nreplot\n",
                  quoted(path + ".png"));
  const std::string log = path + ".log";
  std::FILE* const pipe = popen(("gnuplot > /dev/null 2> " + shell_quoted(log)).c_str(), "w");
  if (!pipe) throw Error("gnuplot cannot be started");
  std::fwrite(script.data(), 1, script.size(), pipe);
  const int status = pclose(pipe);
  if (status != 0)
    throw Error(fmt::format(
        "gnuplot failed on {}; is it installed (Debian: gnuplot-nox)? What it said is in {}", path, log));
  std::remove(log.c_str());
}

std::string frame(const std::string& title, const std::string& x_label, const std::string& y_label) {
  return fmt::format(
      "set title {} noenhanced\nset xlabel {} noenhanced\nset ylabel {} noenhanced\nset border 3\nset tics "
      "nomirror\n"
      "set grid lt 1 lw 1 lc rgb '#dddddd'\n",
      quoted(title), quoted(x_label), quoted(y_label));
}

}  // namespace

void draw(const Chart& chart, const std::string& path) {
  std::string data;
  for (const Curve& curve : chart.curves) data += "# " + visible(curve.name) + "\n" + block(curve) + "\n\n";
  write_whole(path + ".tsv", data);
  std::string plot = "plot ";
  if (chart.diagonal) plot += "x with lines dashtype 2 lc rgb '#888888' notitle, ";
  for (std::size_t k = 0; k < chart.curves.size(); ++k)
    plot += fmt::format("{}{} index {} with lines lw 2 dashtype {} lc rgb '{}' title {}", k == 0 ? "" : ", ",
                        quoted(path + ".tsv"), k, 1 + k / colours.size(), colours[k % colours.size()],
                        quoted(chart.curves[k].name));
  run_gnuplot(
      frame(chart.title, chart.x_label, chart.y_label) + (chart.log_x ? "set logscale x\n" : "") +
          (chart.log_y ? "set logscale y\n" : "") +
          (chart.low < chart.high ? fmt::format("set yrange [{}:{}]\n", chart.low, chart.high) : "") +
          (chart.log_x ? "set autoscale xfix\n" : "") +
          (chart.curves.size() > 6 ? "set key outside right top vertical" : "set key below horizontal") +
          " height 1 noenhanced Left reverse samplen 1.5\n",
      plot, path);
}

void draw(const Map& map, const std::string& path) {
  std::string data;
  for (std::size_t row = 0; row < map.rows && !map.values.empty(); ++row) {
    for (std::size_t column = 0; column < map.columns; ++column)
      data += fmt::format(
          "{}\t{}\t{}\n",
          map.left +
              (map.right - map.left) * static_cast<double>(column) / static_cast<double>(map.columns - 1),
          map.bottom + (map.top - map.bottom) * static_cast<double>(row) / static_cast<double>(map.rows - 1),
          map.values[row * map.columns + column]);
    data += "\n";
  }
  data += map.values.empty() ? "" : "\n";
  data += block(map.negatives) + "\n\n" + block(map.positives) + "\n\n";
  write_whole(path + ".tsv", data);
  const int first = map.values.empty() ? 0 : 1;
  std::string plot = "plot ";
  if (first == 1) plot += fmt::format("{} index 0 using 1:2:3 with image notitle, ", quoted(path + ".tsv"));
  plot += fmt::format(
      "{0} index {1} with points pt 7 ps 0.35 lc rgb '#4a535c' title {2}, "
      "{0} index {3} with points pt 7 ps 0.6 lc rgb '#6a3d9a' title {4}",
      quoted(path + ".tsv"), first, quoted(map.negatives.name), first + 1, quoted(map.positives.name));
  run_gnuplot(frame(map.title, map.x_label, map.y_label) +
                  fmt::format("set xrange [{}:{}]\nset yrange [{}:{}]\nset size ratio -1\nset cbrange [0:1]\n"
                              "set palette defined (0 '#8b949e', 0.5 '#ffffff', 1 '#a678cf')\nset key "
                              "below horizontal height 1 noenhanced Left reverse samplen 1\n",
                              map.left, map.right, map.bottom, map.top),
              plot, path);
}

void draw(const HeatMap& map, const std::string& path) {
  std::string data, columns, rows;
  bool any = !map.texts.empty();
  for (std::size_t row = 0; row < map.rows.size(); ++row)
    for (std::size_t column = 0; column < map.columns.size(); ++column) {
      const std::size_t k = row * map.columns.size() + column;
      const bool coloured = std::isfinite(map.values[k]);
      const std::string text = map.texts.empty() ? coloured ? fixed(map.values[k], 3) : "" : map.texts[k];
      data += fmt::format("{}\t{}\t{}\t{}\n", column, row,
                          coloured ? fmt::format("{}", map.values[k]) : "NaN", in_tsv(text));
      any = any || coloured;
    }
  write_whole(path + ".tsv", data);
  for (std::size_t k = 0; k < map.columns.size(); ++k)
    columns += fmt::format("{}{} {}", k ? ", " : "", quoted(map.columns[k]), k);
  for (std::size_t k = 0; k < map.rows.size(); ++k)
    rows += fmt::format("{}{} {}", k ? ", " : "", quoted(map.rows[k]), k);
  if (!any) return;
  run_gnuplot(
      frame(map.title, map.x_label, map.y_label) +
          fmt::format("set datafile separator tab\nset border 0\nset tics scale 0\nunset key\nunset grid\n"
                      "set xtics ({}) noenhanced\nset ytics ({}) noenhanced\n"
                      "set xrange [-0.5:{}]\nset yrange [{}:-0.5]\n{}"
                      "set palette defined ({})\n",
                      columns, rows, static_cast<double>(map.columns.size()) - 0.5,
                      static_cast<double>(map.rows.size()) - 0.5,
                      map.low < map.high ? fmt::format("set cbrange [{}:{}]\n", map.low, map.high) : "",
                      map.low < 0
                          ? "0 '#e8a06a', 0.499 '#fae9dc', 0.5 '#ffffff', 0.501 '#deebf6', 1 '#5b9bd0'"
                          : "0 '#f4f1ea', 0.5 '#a9cde8', 1 '#5b9bd0'"),
      fmt::format("plot {0} using 1:2:3 with image, {0} using 1:2:4 with labels noenhanced tc rgb '#000000'",
                  quoted(path + ".tsv")),
      path);
}

}  // namespace focalgrad::experiment
