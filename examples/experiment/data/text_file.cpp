#include "examples/experiment/data/text_file.hpp"

#include <fmt/format.h>
#include <iconv.h>
#include <uchardet/uchardet.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <vector>

#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// How a block is encoded, the first of its file that is not ASCII.
std::string encoding_of(std::string_view block) {
  if (block.starts_with("\xff\xfe")) return "UTF-16LE";
  if (block.starts_with("\xfe\xff")) return "UTF-16BE";
  if (is_utf8(block, true)) return "UTF-8";
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  uchardet_handle_data(detector.get(), block.data(), block.size());
  uchardet_data_end(detector.get());
  const std::string found = uchardet_get_charset(detector.get());
  return found.empty() || found == "ASCII" || found == "UTF-8" ? "WINDOWS-1252" : found;
}

}  // namespace

bool is_utf8(std::string_view text, bool may_be_cut) {
  if (is_ascii(text)) return true;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
    const unsigned char first = byte(i);
    const std::size_t more = first < 0x80                     ? 0
                             : first >= 0xc2 && first <= 0xdf ? 1
                             : (first & 0xf0) == 0xe0         ? 2
                             : first >= 0xf0 && first <= 0xf4 ? 3
                                                              : 4;
    if (more == 4) return false;
    for (std::size_t k = i + 1; k <= i + more; ++k) {
      if (k == text.size()) return may_be_cut;
      if ((byte(k) & 0xc0) != 0x80) return false;
    }
    i += more + 1;
  }
  return true;
}

struct TextFile::State {
  std::string path, encoding = "ASCII", text;
  gzFile file = nullptr;
  iconv_t converter = nullptr;
  std::vector<char> block = std::vector<char>(1 << 20);
  std::size_t kept = 0;  // bytes at the block's start that were half a character
  bool first = true;

  ~State() {
    if (converter) iconv_close(converter);
    if (file) gzclose(file);
  }

  [[noreturn]] void fail(const std::string& why) const { throw Error(path + ": " + why); }

  /// All of the block's first `size` bytes that are whole characters; the rest is kept.
  std::string_view convert(std::size_t size) {
    char* from = block.data();
    std::size_t left = size;
    text.resize(4 * size + 4);
    char* to = text.data();
    std::size_t room = text.size();
    if (iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1) && errno != EINVAL)
      fail(fmt::format("it was taken for {}, which has no byte {:#x}; convert it to UTF-8 (iconv -t UTF-8)",
                       encoding, static_cast<unsigned>(static_cast<unsigned char>(*from))));
    std::copy(from, from + left, block.data());
    kept = left;
    return {text.data(), text.size() - room};
  }
};

TextFile::TextFile(const std::string& path) : state_(std::make_unique<State>()) {
  state_->path = path == "-" ? "standard input" : path;
  errno = 0;
  state_->file = path == "-" ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(path.c_str(), "rb");
  if (!state_->file) state_->fail("cannot be read: " + std::generic_category().message(errno));
  gzbuffer(state_->file, 1 << 17);
}

TextFile::~TextFile() = default;

std::string_view TextFile::next() {
  State& s = *state_;
  errno = 0;
  const int got = gzread(s.file, s.block.data() + s.kept, static_cast<unsigned>(s.block.size() - s.kept));
  int broken = 0;
  const char* const why = gzerror(s.file, &broken);
  if (got < 0 || broken == Z_BUF_ERROR)
    s.fail(broken == Z_ERRNO ? "cannot be read: " + std::generic_category().message(errno)
                             : fmt::format("the compressed file is damaged or cut off ({})", why));
  const std::size_t size = s.kept + static_cast<std::size_t>(got);
  if (got == 0) {
    if (s.kept > 0) s.fail("it ends in the middle of a character of " + s.encoding);
    return {};
  }
  std::string_view bytes(s.block.data(), size);
  std::size_t mark = 0;
  if (s.first) {
    s.first = false;
    if (bytes.starts_with("\xef\xbb\xbf")) mark = 3;
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) mark = 2;
    // Text without a mark has a 0 in every second byte of ASCII only as UTF-16.
    const std::string_view head = bytes.substr(0, 64);
    if (mark == 0 && head.find('\0') != std::string_view::npos)
      s.encoding = head.find('\0') % 2 == 1 ? "UTF-16LE" : "UTF-16BE";
  }
  if (s.encoding == "ASCII" && !is_ascii(bytes)) s.encoding = encoding_of(bytes);
  if (s.encoding == "ASCII" || s.encoding == "UTF-8") return bytes.substr(mark);
  if (!s.converter) {
    s.converter = iconv_open("UTF-8", s.encoding.c_str());
    if (s.converter ==
        reinterpret_cast<iconv_t>(-1)) {  // NOLINT(performance-no-int-to-ptr): iconv says it so
      s.converter = nullptr;
      s.fail("it was taken for " + s.encoding + ", which nothing here can read; convert it to UTF-8");
    }
  }
  std::copy(s.block.begin() + static_cast<std::ptrdiff_t>(mark),
            s.block.begin() + static_cast<std::ptrdiff_t>(size), s.block.begin());
  return s.convert(size - mark);
}

std::size_t TextFile::size() const {
  std::error_code unknown;
  const auto size = std::filesystem::file_size(state_->path, unknown);
  return unknown ? 0 : static_cast<std::size_t>(size);
}

std::size_t TextFile::done() const {
  return static_cast<std::size_t>(std::max<z_off_t>(0, gzoffset(state_->file)));
}
bool TextFile::compressed() const { return gzdirect(state_->file) == 0; }
const std::string& TextFile::encoding() const { return state_->encoding; }

}  // namespace focalgrad::experiment
