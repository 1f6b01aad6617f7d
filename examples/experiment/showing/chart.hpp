// Charts as files, drawn by gnuplot.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace focalgrad::experiment {

struct Curve {
  std::string name;
  std::vector<double> x, y;
};

/// Lines over two axes.
struct Chart {
  std::string title, x_label, y_label;
  std::vector<Curve> curves;
  bool log_x = false, log_y = false, diagonal = false;
  double low = 0, high = 0;  ///< the y axis; equal: as the curves want it
};

/// Writes PATH.svg and PATH.png, and PATH.tsv with the numbers: a block a curve.
/// Throws Error: gnuplot is not there or fails; a file cannot be written.
void draw(const Chart& chart, const std::string& path);

/// Values on a grid as colours from 0 (grey) by 0.5 (white) to 1 (purple), with points of two classes on it.
struct Map {
  std::string title, x_label, y_label;
  double left, right, bottom, top;
  std::size_t columns, rows;
  std::vector<double> values;  ///< rows from the bottom, each from the left; empty: points only
  Curve negatives, positives;
};
void draw(const Map& map, const std::string& path);

/// A cell for each row and column, coloured by its value, with a text in it.
struct HeatMap {
  std::string title, x_label, y_label;
  std::vector<std::string> columns, rows;
  std::vector<double> values;  ///< row by row; NaN: no colour
  double low = 0, high = 0;    ///< of the colours; equal: as the values want it; low < 0: white in the middle
  std::vector<std::string> texts = {};  ///< one a value; empty: the values to three decimals
};
void draw(const HeatMap& map, const std::string& path);

using Picture = std::variant<Chart, HeatMap>;
/// By what they are of.
using Pictures = std::map<std::string, std::vector<Picture>>;

}  // namespace focalgrad::experiment
