#include "examples/experiment/text/visible.hpp"

#include <fmt/format.h>

namespace focalgrad::experiment {

namespace {

struct Symbol {
  std::size_t bytes;  // 0: these bytes are no UTF-8
  char32_t code;
};

/// The symbol that a text, which is not empty, begins with.
Symbol first_symbol(std::string_view text) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {1, lead};
  const std::size_t bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < bytes) return {0, 0};
  char32_t code = lead & (0xff >> (bytes + 1));
  for (std::size_t k = 1; k < bytes; ++k) {
    if ((byte(k) & 0xc0) != 0x80) return {0, 0};
    code = code << 6 | (byte(k) & 0x3f);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < least[bytes] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return {0, 0};
  return {bytes, code};
}

/// Marks that turn the writing direction, and the separators of lines and paragraphs.
bool moves_text(char32_t code) {
  return code == 0x61c || code == 0x200e || code == 0x200f || (code >= 0x2028 && code <= 0x202e) ||
         (code >= 0x2066 && code <= 0x2069);
}

std::string written_out(std::string_view text, bool keeps_lines) {
  std::string safe;
  while (!text.empty()) {
    const auto [bytes, code] = first_symbol(text);
    const bool control = bytes > 0 && (code < 0x20 || (code >= 0x7f && code < 0xa0));
    if (bytes == 0)
      safe += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
    else if (control && !(keeps_lines && code == '\n'))
      safe += fmt::format("\\x{:02x}", static_cast<unsigned>(code));
    else if (moves_text(code))
      safe += fmt::format("\\u{:04x}", static_cast<unsigned>(code));
    else
      safe += text.substr(0, bytes);
    text.remove_prefix(bytes == 0 ? 1 : bytes);
  }
  return safe;
}

/// The first bytes of a text, whole symbols of it, and a mark where there was more.
std::string cut(std::string_view text, std::size_t most, bool keeps_lines) {
  if (text.size() <= most) return written_out(text, keeps_lines);
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) --most;
  return written_out(text.substr(0, most), keeps_lines) + "…";
}

}  // namespace

std::string visible(std::string_view text) { return written_out(text, false); }

std::string visible_message(std::string_view text) { return cut(text, 2000, true); }

std::string visible_name(std::string_view text) { return cut(text, 60, false); }

}  // namespace focalgrad::experiment
