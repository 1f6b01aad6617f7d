#include "examples/experiment/showing/layout.hpp"

#include <algorithm>

namespace focalgrad::experiment {

namespace {

/// By its first byte: U+3000 to U+DFFF and U+F000 to U+FFFF are wide.
bool is_wide(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return (byte >= 0xe3 && byte <= 0xed) || byte == 0xef;
}

/// Where a line may end before this byte: at a blank, or before a wide character that closes nothing.
std::size_t end_of_word(const std::string& text, std::size_t start) {
  constexpr std::string_view closing = "，。；：、？！）”";
  for (std::size_t i = start; i < text.size(); ++i) {
    if (text[i] == ' ') return i;
    if (i > start && is_wide(text[i]) && closing.find(text.substr(i, 3)) == std::string_view::npos) return i;
  }
  return text.size();
}

}  // namespace

std::size_t columns(const std::string& text) {
  std::size_t count = 0;
  for (const char c : text)
    if ((c & 0xc0) != 0x80) count += is_wide(c) ? 2 : 1;
  return count;
}

std::string pad(const std::string& text, std::size_t width, bool left) {
  const std::size_t seen = columns(text);
  const std::string space(seen < width ? width - seen : 0, ' ');
  return left ? text + space : space + text;
}

std::string wrapped(const std::string& text, std::size_t indent) {
  constexpr std::size_t width = 100;
  std::string lines;
  std::size_t column = indent;
  bool blank = false;  // before the next word
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = end_of_word(text, start);
    const std::string word = text.substr(start, end - start);
    const bool first = column == indent;
    if (!first && column + (blank ? 1 : 0) + columns(word) > width) {
      lines += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (blank) {
      lines += ' ';
      ++column;
    }
    lines += word;
    column += columns(word);
    blank = end < text.size() && text[end] == ' ';
    start = blank ? end + 1 : end;
  }
  return lines;
}

}  // namespace focalgrad::experiment
