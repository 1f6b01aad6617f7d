#include "tensor/files/safetensors.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "tensor/files/file.hpp"
#include "tensor/files/safetensors_header.hpp"
#include "tensor/files/stored_number.hpp"
#include "tensor/shape.hpp"

namespace focalgrad {

namespace {

constexpr std::size_t length_bytes = 8, longest_header = 100'000'000;

constexpr std::array<std::pair<std::string_view, Stored>, 13> types = {{{"F16", Stored::f16},
                                                                        {"BF16", Stored::bf16},
                                                                        {"F32", Stored::f32},
                                                                        {"F64", Stored::f64},
                                                                        {"I8", Stored::i8},
                                                                        {"I16", Stored::i16},
                                                                        {"I32", Stored::i32},
                                                                        {"I64", Stored::i64},
                                                                        {"U8", Stored::u8},
                                                                        {"U16", Stored::u16},
                                                                        {"U32", Stored::u32},
                                                                        {"U64", Stored::u64},
                                                                        {"BOOL", Stored::boolean}}};

/// A header entry whose type is known and whose data has the size that its shape says.
Stored checked_type(const safetensors::Entry& entry) {
  using safetensors::Malformed;
  const auto found =
      std::find_if(types.begin(), types.end(), [&](const auto& each) { return each.first == entry.dtype; });
  if (found == types.end())
    throw Malformed("gives '" + entry.name + "' the dtype '" + entry.dtype +
                    "'; known: F64, F32, F16, BF16, I8 to I64, U8 to U64, BOOL");
  if (entry.shape.size() > max_rank)
    throw Malformed("gives '" + entry.name + "' " + std::to_string(entry.shape.size()) +
                    " axes; a tensor has at most " + std::to_string(max_rank));
  if (entry.begin > entry.end) throw Malformed("says that '" + entry.name + "' ends before it begins");
  const Extents shape(entry.shape);
  const auto wanted = bytes_of(shape, found->second);
  if (wanted != entry.end - entry.begin)
    throw Malformed("gives '" + entry.name + "' " + std::to_string(entry.end - entry.begin) +
                    " bytes; shape " + to_string(shape) + " of " + entry.dtype + " has " +
                    (wanted ? std::to_string(*wanted) : "more bytes than can be addressed"));
  return found->second;
}

/// Throws Malformed: the entries do not cover `size` bytes of data, each once.
void check_cover(std::vector<safetensors::Entry> entries, std::size_t size) {
  using safetensors::Malformed;
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  std::size_t covered = 0;
  for (const auto& entry : entries) {
    if (entry.end > size)
      throw Malformed("says that '" + entry.name + "' ends at byte " + std::to_string(entry.end) + " of " +
                      std::to_string(size));
    if (entry.begin < covered)
      throw Malformed("gives '" + entry.name + "' bytes of another tensor: they overlap");
    if (entry.begin > covered) throw Malformed("leaves a hole before '" + entry.name + "'");
    covered = entry.end;
  }
  if (covered != size)
    throw Malformed("leaves " + std::to_string(size - covered) +
                    " bytes at the end that belong to no tensor");
}

}  // namespace

const Tensor& SafeTensors::tensor(std::string_view name, std::string_view operation, const Line& line) const {
  for (const NamedTensor& each : tensors)
    if (each.name == name) return each.value;
  throw Error(line, operation, "there is no tensor '" + std::string(name) + "' in the file");
}

const std::string& SafeTensors::text(const std::string& name, std::string_view operation,
                                     const Line& line) const {
  const auto found = metadata.find(name);
  if (found == metadata.end())
    throw Error(line, operation, "there is no '" + name + "' in the file's metadata");
  return found->second;
}

void save_safetensors(const std::string& path, const SafeTensors& contents, Line line) {
  save_safetensors(path, contents, {"save_safetensors", line});
}

SafeTensors load_safetensors(const std::string& path, Line line) {
  return load_safetensors(path, {"load_safetensors", line});
}

void save_safetensors(const std::string& path, const SafeTensors& contents, const Caller& caller) {
  safetensors::Header header{{}, contents.metadata};
  std::set<std::string> names = {"__metadata__"};
  std::string data;
  for (const auto& [name, value] : contents.tensors) {
    if (!names.insert(name).second)
      throw Error(caller, "two tensors cannot be named '" + name + "' in one file");
    const std::size_t begin = data.size();
    for (const Scalar each : value) append_number(data, each);
    header.entries.push_back({name,
                              sizeof(Scalar) == 8 ? "F64" : "F32",
                              {value.shape().begin(), value.shape().end()},
                              begin,
                              data.size()});
  }
  std::string json, bytes;
  try {
    json = safetensors::write_header(header);
  } catch (const safetensors::Malformed& wrong) {
    throw Error(caller, path + " is not written: its header " + wrong.what());
  }
  json.append((length_bytes - json.size() % length_bytes) % length_bytes, ' ');
  for (std::size_t k = 0; k < length_bytes; ++k) bytes += static_cast<char>(json.size() >> 8 * k & 255);
  if (const std::error_code error = write_file(path, bytes + json + data))
    throw Error(caller, path + " cannot be written: " + error.message());
}

SafeTensors load_safetensors(const std::string& path, const Caller& caller) {
  const auto fail = [&](const std::string& what) { throw Error(caller, path + " " + what); };
  std::string bytes;
  if (const std::error_code error = read_file(path, bytes)) fail("cannot be read: " + error.message());
  if (bytes.size() < length_bytes)
    fail("is no .safetensors file: it has " + std::to_string(bytes.size()) + " bytes");
  std::size_t length = 0;
  for (std::size_t k = length_bytes; k-- > 0;) length = length << 8 | static_cast<unsigned char>(bytes[k]);
  if (length > longest_header)
    fail("says that its header has " + std::to_string(length) + " bytes; the format allows at most 100 MB");
  if (length > bytes.size() - length_bytes)
    fail("says that its header has " + std::to_string(length) + " bytes, but the file has only " +
         std::to_string(bytes.size() - length_bytes) + " after the first 8");
  const std::string_view json = std::string_view(bytes).substr(length_bytes, length);
  if (!json.starts_with('{')) fail("is no .safetensors file: its header does not begin with '{'");

  SafeTensors contents;
  try {
    safetensors::Header header = safetensors::read_header(json);
    contents.metadata = std::move(header.metadata);
    std::vector<Stored> stored;
    for (const auto& entry : header.entries) stored.push_back(checked_type(entry));
    const char* const data = bytes.data() + length_bytes + length;
    check_cover(header.entries, bytes.size() - length_bytes - length);
    for (std::size_t k = 0; k < stored.size(); ++k) {
      const auto& entry = header.entries[k];
      Tensor value;
      resize(value, Extents(entry.shape));
      if (const auto bad = read_numbers(stored[k], data + entry.begin, value.size(), false, value.data()))
        fail("element " + std::to_string(*bad) + " of '" + entry.name +
             "' is an integer with more digits than the library's numbers have");
      contents.tensors.push_back({entry.name, std::move(value)});
    }
  } catch (const safetensors::Malformed& wrong) {
    fail(std::string("is refused: its header ") + wrong.what());
  }
  return contents;
}

}  // namespace focalgrad
