#include "tensor/safetensors_header.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <set>

namespace focalgrad::safetensors {

namespace {

/// Whether every character is whole and written in the fewest bytes.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
    const unsigned first = byte(i);
    const std::size_t more = first < 0x80       ? 0
                             : first >> 5 == 6  ? 1
                             : first >> 4 == 14 ? 2
                             : first >> 3 == 30 ? 3
                                                : 4;
    if (more == 4 || i + more >= text.size()) return false;
    unsigned code = more == 0 ? first : first & (0x3Fu >> more);
    for (std::size_t k = 1; k <= more; ++k) {
      if (byte(i + k) >> 6 != 2) return false;
      code = code << 6 | (byte(i + k) & 63);
    }
    constexpr unsigned least[] = {0, 0x80, 0x800, 0x10000};
    if (code < least[more] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
    i += more + 1;
  }
  return true;
}

class Reader {
 public:
  explicit Reader(std::string_view json) : json_(json) {}

  Header header() {
    if (!is_utf8(json_)) throw Malformed("is not UTF-8");
    Header header;
    members([&](const std::string& name) {
      if (name == "__metadata__")
        members([&](const std::string& key) { header.metadata[key] = string(); });
      else
        header.entries.push_back(entry(name));
    });
    skip();
    if (at_ != json_.size()) fail("goes on after its last '}'");
    return header;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Malformed(what + " (at byte " + std::to_string(at_) + ")");
  }
  void skip() {
    while (at_ < json_.size() && std::string_view(" \t\r\n").find(json_[at_]) != std::string_view::npos)
      ++at_;
  }
  bool next_is(char c) {
    skip();
    return at_ < json_.size() && json_[at_] == c;
  }
  bool take(char c) { return next_is(c) && ++at_ > 0; }
  void expect(char c) {
    if (!take(c)) fail(std::string("lacks a '") + c + "'");
  }

  /// An object: each(name) reads the value of a member.
  template <class Each>
  void members(Each each) {
    std::set<std::string> seen;
    expect('{');
    if (take('}')) return;
    do {
      const std::string name = string();
      if (!seen.insert(name).second) fail("has '" + name + "' twice");
      expect(':');
      each(name);
    } while (take(','));
    expect('}');
  }

  Entry entry(const std::string& name) {
    Entry entry;
    entry.name = name;
    std::vector<std::size_t> offsets;
    std::set<std::string> there;
    members([&](const std::string& key) {
      there.insert(key);
      if (key == "dtype")
        entry.dtype = string();
      else if (key == "shape")
        entry.shape = sizes();
      else if (key == "data_offsets")
        offsets = sizes();
      else
        fail("has an entry '" + key + "' in '" + name + "' that the format does not know");
    });
    if (there.size() != 3) fail("has no dtype, shape and data_offsets in '" + name + "'");
    if (offsets.size() != 2) fail("has data_offsets in '" + name + "' that are not two");
    entry.begin = offsets[0], entry.end = offsets[1];
    return entry;
  }

  std::vector<std::size_t> sizes() {
    std::vector<std::size_t> numbers;
    expect('[');
    if (take(']')) return numbers;
    do {
      skip();
      std::size_t n = 0;
      const char* const start = json_.data() + at_;
      const auto [end, error] = std::from_chars(start, json_.data() + json_.size(), n);
      if (error != std::errc() || (*start == '0' && end - start > 1))
        fail("has no whole number where one is wanted");
      at_ += static_cast<std::size_t>(end - start);
      numbers.push_back(n);
    } while (take(','));
    expect(']');
    return numbers;
  }

  std::string string() {
    if (!take('"')) fail("has no text where one is wanted");
    std::string text;
    for (;;) {
      if (at_ >= json_.size()) fail("ends within a text");
      const char c = json_[at_++];
      if (c == '"') return text;
      if (static_cast<unsigned char>(c) < 0x20) fail("has a control character in a text");
      if (c != '\\')
        text += c;
      else
        escape(text);
    }
  }

  void escape(std::string& text) {
    const char c = at_ < json_.size() ? json_[at_++] : ' ';
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    const std::size_t k = letters.find(c);
    if (k != std::string_view::npos) {
      text += meanings[k];
      return;
    }
    if (c != 'u') fail("has an escape that JSON does not know");
    unsigned code = four_digits();
    if (code >= 0xD800 && code < 0xDC00) {  // the first half of a character beyond 16 bits
      if (!json_.substr(at_).starts_with("\\u")) fail("has half a surrogate pair");
      at_ += 2;
      const unsigned low = four_digits();
      if (low < 0xDC00 || low > 0xDFFF) fail("has half a surrogate pair");
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    } else if (code >= 0xDC00 && code <= 0xDFFF) {
      fail("has half a surrogate pair");
    }
    append_utf8(text, code);
  }

  unsigned four_digits() {
    unsigned code = 0;
    const char* const start = json_.data() + at_;
    const std::size_t length = std::min<std::size_t>(4, json_.size() - at_);
    if (std::from_chars(start, start + length, code, 16).ptr != start + 4)
      fail("has a \\u without four digits");
    at_ += 4;
    return code;
  }

  static void append_utf8(std::string& text, unsigned code) {
    const auto byte = [&](unsigned value) { text += static_cast<char>(value); };
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
      byte(0xC0 | code >> 6);
    } else {
      if (code < 0x10000) {
        byte(0xE0 | code >> 12);
      } else {
        byte(0xF0 | code >> 18);
        byte(0x80 | (code >> 12 & 63));
      }
      byte(0x80 | (code >> 6 & 63));
    }
    byte(0x80 | (code & 63));
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) {
      json += c;
      continue;
    }
    char escape[8];
    std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
    json += escape;
  }
  return json + "\"";
}

}  // namespace

Header read_header(std::string_view json) { return Reader(json).header(); }

std::string write_header(const Header& header) {
  std::string json = "{";
  const auto member = [&](std::string_view name) {
    if (json.size() > 1) json += ',';
    json += quoted(name) + ":";
  };
  if (!header.metadata.empty()) {
    member("__metadata__");
    std::string texts;
    for (const auto& [key, text] : header.metadata)
      texts += (texts.empty() ? "{" : ",") + quoted(key) + ":" + quoted(text);
    json += texts + "}";
  }
  for (const Entry& entry : header.entries) {
    member(entry.name);
    std::string shape;
    for (const std::size_t n : entry.shape) shape += (shape.empty() ? "" : ",") + std::to_string(n);
    json += "{\"dtype\":" + quoted(entry.dtype) + ",\"shape\":[" + shape + "],\"data_offsets\":[" +
            std::to_string(entry.begin) + "," + std::to_string(entry.end) + "]}";
  }
  return json + "}";
}

}  // namespace focalgrad::safetensors
