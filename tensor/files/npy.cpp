#include "tensor/files/npy.hpp"

#include <array>
#include <charconv>

#include "tensor/files/file.hpp"
#include "tensor/files/stored_number.hpp"

namespace focalgrad {

namespace {

constexpr std::string_view magic = "\x93NUMPY";

/// The three entries of the header's Python dictionary.
struct Header {
  std::string descr;
  bool fortran_order = false;
  Extents shape;
};

/// Reads "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }" from its start to its end.
class HeaderReader {
 public:
  explicit HeaderReader(std::string_view text) : rest_(text) {}

  /// False: it is not such a dictionary; `why` then says what was met.
  bool read(Header& header, std::string& why) {
    bool descr = false, order = false, shape = false;
    if (!take("{")) return why = "does not begin with '{'", false;
    while (!take("}")) {
      std::string key;
      if (!text(key) || !take(":")) return why = "has no 'key': where one must stand", false;
      if ((key == "descr" && descr) || (key == "fortran_order" && order) || (key == "shape" && shape))
        return why = "has '" + key + "' twice", false;
      if (key == "descr") {
        if (!text(header.descr)) return why = "has a 'descr' that is not one simple type", false;
        descr = true;
      } else if (key == "fortran_order") {
        header.fortran_order = take("True");
        if (!header.fortran_order && !take("False"))
          return why = "has a 'fortran_order' that is neither True nor False", false;
        order = true;
      } else if (key == "shape") {
        if (!sizes(header.shape)) return why = "has a 'shape' that is not a tuple of at most 8 sizes", false;
        shape = true;
      } else {
        return why = "has an entry '" + key + "' that the format does not know", false;
      }
      take(",");
    }
    if (!descr || !order || !shape) return why = "lacks 'descr', 'fortran_order' or 'shape'", false;
    skip();
    return rest_.empty() || (why = "goes on after its '}'", false);
  }

 private:
  void skip() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\n')) rest_.remove_prefix(1);
  }
  bool take(std::string_view token) {
    skip();
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }
  bool text(std::string& into) {
    skip();
    if (rest_.empty() || (rest_[0] != '\'' && rest_[0] != '"')) return false;
    const std::size_t end = rest_.find(rest_[0], 1);
    if (end == std::string_view::npos) return false;
    into = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    return true;
  }
  bool sizes(Extents& into) {
    if (!take("(")) return false;
    while (!take(")")) {
      skip();
      std::size_t n = 0;
      const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), n);
      if (error != std::errc() || into.rank() == max_rank) return false;
      rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
      into.push_back(n);
      if (!take(",") && !rest_.starts_with(")")) return false;
    }
    return true;
  }
  std::string_view rest_;
};

std::optional<Stored> type_of(std::string_view descr) {
  constexpr std::array<std::pair<std::string_view, Stored>, 12> types = {{{"f2", Stored::f16},
                                                                          {"f4", Stored::f32},
                                                                          {"f8", Stored::f64},
                                                                          {"i1", Stored::i8},
                                                                          {"i2", Stored::i16},
                                                                          {"i4", Stored::i32},
                                                                          {"i8", Stored::i64},
                                                                          {"u1", Stored::u8},
                                                                          {"u2", Stored::u16},
                                                                          {"u4", Stored::u32},
                                                                          {"u8", Stored::u64},
                                                                          {"b1", Stored::boolean}}};
  for (const auto& [name, type] : types)
    if (descr.size() == 3 && descr.substr(1) == name) return type;
  return std::nullopt;
}

/// The elements column by column, as Fortran has them, row by row.
Tensor from_columns(const Tensor& columns, const Extents& shape) {
  Tensor rows;
  resize(rows, shape);
  std::array<std::size_t, max_rank> index{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::size_t at = 0;
    for (std::size_t axis = shape.rank(); axis-- > 0;) at = at * shape[axis] + index[axis];
    rows.data()[i] = columns.data()[at];
    for (std::size_t axis = shape.rank(); axis-- > 0; index[axis] = 0)
      if (++index[axis] < shape[axis]) break;
  }
  return rows;
}

}  // namespace

void save_npy(const std::string& path, const Tensor& tensor, Line line) {
  std::string shape = to_string(extents(tensor));
  if (tensor.dimension() == 1) shape.insert(shape.size() - 1, ",");  // Python's tuple of one
  std::string header = "{'descr': '<f" + std::to_string(sizeof(Scalar)) +
                       "', 'fortran_order': False, 'shape': " + shape + ", }";
  constexpr std::size_t before = 10, alignment = 64;
  header.append(alignment - 1 - (before + header.size()) % alignment, ' ');
  header += '\n';
  std::string bytes(magic);
  bytes += {1, 0, static_cast<char>(header.size() & 255), static_cast<char>(header.size() >> 8)};
  bytes += header;
  for (const Scalar each : tensor) append_number(bytes, each);
  if (const std::error_code error = write_file(path, bytes))
    throw Error(line, "save_npy", path + " cannot be written: " + error.message());
}

Tensor load_npy(const std::string& path, Line line) {
  const auto fail = [&](const std::string& what) { throw Error(line, "load_npy", path + " " + what); };
  std::string bytes;
  if (const std::error_code error = read_file(path, bytes)) fail("cannot be read: " + error.message());
  if (!bytes.starts_with(magic) || bytes.size() < 10)
    fail("is no .npy file: it does not begin with \\x93NUMPY");

  const int version = static_cast<unsigned char>(bytes[6]);
  if (version < 1 || version > 3)
    fail("is of .npy format " + std::to_string(version) + "; formats 1 to 3 can be read");
  const std::size_t width = version == 1 ? 2 : 4, start = 8 + width;
  std::size_t length = 0;
  for (std::size_t k = width; k-- > 0 && start <= bytes.size();)
    length = length << 8 | static_cast<unsigned char>(bytes[8 + k]);
  if (start > bytes.size() || length > bytes.size() - start) fail("ends within its header");

  Header header;
  std::string why;
  if (!HeaderReader(std::string_view(bytes).substr(start, length)).read(header, why))
    fail("has a header that " + why);
  const std::optional<Stored> type = type_of(header.descr);
  if (!type ||
      (header.descr[0] != '<' && header.descr[0] != '>' && header.descr[0] != '|' && header.descr[0] != '='))
    fail("holds numbers of type '" + header.descr +
         "'; save real numbers, integers or booleans, e.g. with np.save(path, array.astype(float))");
  const std::size_t there = bytes.size() - start - length;
  const std::optional<std::size_t> wanted = bytes_of(header.shape, *type);
  if (wanted != there)
    fail("holds " + std::to_string(there) + " bytes of data; an array of shape " + to_string(header.shape) +
         " has " + (wanted ? std::to_string(*wanted) : "more bytes than can be addressed"));

  Tensor tensor;
  resize(tensor, header.shape);
  if (const auto bad = read_numbers(*type, bytes.data() + start + length, tensor.size(),
                                    header.descr[0] == '>', tensor.data()))
    fail("element " + std::to_string(*bad) +
         " is an integer with more digits than the library's numbers have");
  return header.fortran_order ? from_columns(tensor, header.shape) : tensor;
}

}  // namespace focalgrad
