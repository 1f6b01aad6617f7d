#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "tensor/files/file.hpp"
#include "tensor/files/npy.hpp"
#include "tensor/files/safetensors.hpp"
#include "tensor/random.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using tests::check_close;
using tests::check_error;

namespace {

/// A folder of its own for a test, gone afterwards.
struct Folder {
  Folder()
      : path(std::filesystem::temp_directory_path() /
             ("focalgrad-files-" + std::to_string(Generator(seed()).next()))) {
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string operator/(const std::string& name) const { return (path / name).string(); }
  static std::uint64_t seed() {
    return static_cast<std::uint64_t>(
        std::filesystem::file_time_type::clock::now().time_since_epoch().count());
  }
  std::filesystem::path path;
};

void put(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string length_of(std::size_t n) {
  std::string bytes;
  for (int k = 0; k < 8; ++k) bytes += static_cast<char>(n >> 8 * k & 255);
  return bytes;
}

/// A .safetensors file of this header and so many bytes of data.
std::string safetensors_file(const std::string& header, std::size_t data) {
  return length_of(header.size()) + header + std::string(data, '\0');
}

std::string npy_file(const std::string& header, const std::string& data) {
  return std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(header.size()) + '\0' + header + data;
}

}  // namespace

TEST_CASE("a tensor comes back from .npy and .safetensors as it was") {
  const Folder folder;
  Generator generator(1);
  for (const Shape& shape : std::vector<Shape>{{}, {0}, {3}, {2, 3}, {4, 0, 2}, {2, 3, 4}}) {
    Tensor tensor = normal(shape, 0, 1, generator);
    if (tensor.size() > 2)
      tensor.data()[0] = -0.0, tensor.data()[1] = std::numeric_limits<Scalar>::infinity();
    save_npy(folder / "a.npy", tensor);
    const Tensor from_npy = load_npy(folder / "a.npy");
    save_safetensors(folder / "a.safetensors",
                     {{{"x", tensor}, {"other", tensor}}, {{"why", "a \"test\"\n"}}});
    const SafeTensors from_safetensors = load_safetensors(folder / "a.safetensors");
    CHECK(extents(from_npy) == extents(tensor));
    CHECK(std::equal(tensor.begin(), tensor.end(), from_npy.begin()));
    REQUIRE(from_safetensors.tensors.size() == 2);
    CHECK(from_safetensors.tensors[0].name == "x");
    CHECK(extents(from_safetensors.tensors[1].value) == extents(tensor));
    CHECK(std::equal(tensor.begin(), tensor.end(), from_safetensors.tensors[1].value.begin()));
    CHECK(from_safetensors.metadata.at("why") == "a \"test\"\n");
  }
}

TEST_CASE("a file that breaks a rule of .safetensors is refused with what is wrong") {
  const Folder folder;
  const std::string one = R"("a":{"dtype":"F64","shape":[2],"data_offsets":[0,16]})";
  const auto two = [&](const std::string& offsets, const std::string& shape = "[1]") {
    return "{" + one + R"(,"b":{"dtype":"F64","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}";
  };
  std::string many;
  for (int k = 0; k < 100000; ++k) many += ",0";
  struct Case {
    std::string bytes;
    std::vector<std::string> said;
  };
  const std::vector<Case> cases = {
      {"", {"is no .safetensors file: it has 0 bytes"}},
      {"1234567", {"it has 7 bytes"}},
      {length_of(100'000'001) + "{}", {"header has 100000001 bytes; the format allows at most 100 MB"}},
      {length_of(~std::size_t(0)) + "{}", {"the format allows at most 100 MB"}},
      {length_of(50) + "{}", {"its header has 50 bytes, but the file has only 2"}},
      {safetensors_file("", 0), {"does not begin with '{'"}},
      {safetensors_file(" {}", 0), {"does not begin with '{'"}},
      {safetensors_file("{" + one, 16), {"not valid JSON at byte 55: unexpected end of input; expected '}'"}},
      {safetensors_file("{" + one + "} x", 16),
       {"not valid JSON at byte 57: invalid literal; expected end of input"}},
      {safetensors_file("{" + one + "," + one + "}", 16), {"has 'a' twice"}},
      {safetensors_file(R"({"a":{"dtype":"F64","dtype":"F64","shape":[],"data_offsets":[0,8]}})", 8),
       {"has 'dtype' twice"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[1]}})", 8),
       {"does not give dtype, shape and data_offsets of 'a'"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8],"x":1}})", 8),
       {"'x' in 'a'"}},
      {safetensors_file(R"({"a":{"dtype":"F9","shape":[1],"data_offsets":[0,8]}})", 8),
       {"gives 'a' the dtype 'F9'; known: F64"}},
      {safetensors_file(R"({"a":{"dtype":8,"shape":[1],"data_offsets":[0,8]}})", 8),
       {"gives 'dtype' of 'a' as number; it must be a text"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[-1],"data_offsets":[0,8]}})", 8),
       {"not a list of whole numbers"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[01],"data_offsets":[0,8]}})", 8),
       {"not valid JSON at byte"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[1.0],"data_offsets":[0,8]}})", 8),
       {"not a list of whole numbers"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[99999999999999999999],"data_offsets":[0,8]}})", 8),
       {"not a list of whole numbers"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,8]}})", 8),
       {"more bytes than can be addressed"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[0,4294967296,4294967296],"data_offsets":[0,0]}})", 0),
       {"more bytes than can be addressed"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,8]}})", 8),
       {"gives 'a' 9 axes; a tensor has at most 8"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[1],"data_offsets":[8,0]}})", 8),
       {"'a' ends before it begins"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8,16]}})", 8),
       {"3 data_offsets of 'a'; there must be two"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[3],"data_offsets":[0,16]}})", 16),
       {"16 bytes; shape (3) of F64 has 24"}},
      {safetensors_file("{" + one + "}", 8), {"ends at byte 16 of 8"}},
      {safetensors_file("{" + one + "}", 17), {"leaves 1 bytes at the end that belong to no tensor"}},
      {safetensors_file(two("[8,16]"), 16), {"overlap"}},
      {safetensors_file(two("[0,8]"), 16), {"overlap"}},
      {safetensors_file(two("[24,32]"), 32), {"a hole before 'b'"}},
      {safetensors_file(two("[16,24]"), 16), {"'b' ends at byte 24 of 16"}},
      {safetensors_file(R"({"__metadata__":{"a":1}})", 0),
       {"gives 'a' of '__metadata__' as number; it must be a text"}},
      {safetensors_file(R"({"__metadata__":["a"]})", 0),
       {"gives '__metadata__' as array; it must be an object"}},
      {safetensors_file("{" + one + "}" + std::string("\0x", 2), 16), {"has a zero byte (byte 55)"}},
      {safetensors_file("{" + one + ",}", 16), {"expected string literal"}},
      {safetensors_file("{" + one + "}//", 16), {"not valid JSON"}},
      {safetensors_file(R"({"__metadata__":{"k":"v","k":"w"}})", 0), {"has 'k' twice"}},
      {safetensors_file(R"({"__metadata__":{},"__metadata__":{}})", 0), {"has '__metadata__' twice"}},
      {safetensors_file(R"({"a":1})", 0), {"gives 'a' as number; it must be an object"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":2,"data_offsets":[0,8]}})", 8),
       {"'shape' of 'a' that is not a list of whole numbers"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[-0],"data_offsets":[0,0]}})", 0),
       {"not a list of whole numbers"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[1e999],"data_offsets":[0,8]}})", 8),
       {"a number that is too large"}},
      {safetensors_file(R"({"a":{"dtype":"F64","shape":[1],"data_offsets":[8]}})", 8),
       {"1 data_offsets of 'a'"}},
      {safetensors_file(R"({"a":{"dtype":"F64","data_offsets":[0,8],"shape":[0)" + many, 0),
       {"a list of more than 1000 numbers in 'a'"}},
      {safetensors_file("{\"a\":" + std::string(200000, '['), 0), {"nests deeper than the format does"}},
      {safetensors_file("{\"\\ud800\":{}}", 0), {"surrogate U+D800..U+DBFF must be followed by"}},
      {safetensors_file("{\"\\x\":{}}", 0), {"forbidden character after backslash"}},
      {safetensors_file("{\"\\u12\":{}}", 0), {"must be followed by 4 hex digits"}},
      {safetensors_file("{\"a\nb\":{}}", 0), {"control character U+000A (LF) must be escaped"}},
      {safetensors_file("{\"\xC0\x80\":{}}", 0), {"ill-formed UTF-8 byte"}},
      {safetensors_file("{\"\xE4\xB8\":{}}", 0), {"ill-formed UTF-8 byte"}},
      {safetensors_file("{\"abc", 0), {"missing closing quote"}},
      {safetensors_file(std::string(200000, '{'), 0), {"at byte 2: unexpected '{'; expected string literal"}},
      {safetensors_file(R"({"a":{"dtype":"U64","shape":[1],"data_offsets":[0,8]}})", 0) +
           std::string(8, '\xff'),
       {"element 0 of 'a' is an integer with more digits"}},
  };
  const std::string path = folder / "hostile.safetensors";
  for (const Case& each : cases) {
    put(path, each.bytes);
    std::vector<std::string> said = each.said;
    said.push_back("files_test.cpp");
    said.push_back("load_safetensors: " + path);
    check_error([&] { load_safetensors(path); }, said);
  }
  check_error([&] { load_safetensors(folder / "not-there"); }, {"cannot be read: No such file"});
}

TEST_CASE("what the format allows is read: spaces, escapes, scalars, empty tensors, other number types") {
  const Folder folder;
  const std::string path = folder / "a.safetensors";
  const std::string header = R"({ "__metadata__" : {"key": "\u4e2d\u6587 \ud83d\ude00"}, )"
                             R"("s":{"shape":[],"data_offsets":[0,4],"dtype":"F32"},)"
                             R"("e":{"dtype":"F64","shape":[0,3],"data_offsets":[4,4]},)"
                             R"("h":{"dtype":"F16","shape":[4],"data_offsets":[4,12]},)"
                             R"("b":{"dtype":"BF16","shape":[1],"data_offsets":[12,14]},)"
                             R"("i":{"dtype":"I16","shape":[2],"data_offsets":[14,18]},)"
                             R"("t":{"dtype":"BOOL","shape":[2],"data_offsets":[18,20]}}   )";
  put(path, length_of(header.size()) + header + std::string("\x00\x00\x20\xc0", 4) +
                std::string("\x00\x3c\x00\xc0\x01\x00\x00\x7c", 8) + std::string("\x40\x3f", 2) +
                std::string("\xff\xff\x00\x01", 4) + std::string("\x00\x01", 2));
  const SafeTensors read = load_safetensors(path);
  const auto of = [&](const char* name) { return read.tensor(name, "test", {}); };
  CHECK(read.metadata.at("key") == "\u4e2d\u6587 \U0001f600");
  CHECK(of("s")() == Scalar(-2.5));
  CHECK(extents(of("e")) == Extents{0, 3});
  CHECK(of("h")(0) == 1);
  CHECK(of("h")(1) == -2);
  CHECK(of("h")(2) == tests::near(std::ldexp(1, -24)));
  CHECK(std::isinf(of("h")(3)));
  CHECK(of("b")(0) == Scalar(0.75));
  CHECK(of("i")(0) == -1);
  CHECK(of("i")(1) == 256);
  CHECK(of("t")(0) == 0);
  CHECK(of("t")(1) == 1);
  check_error([&] { read.tensor("z", "test", {}); }, {"there is no tensor 'z'"});
}

TEST_CASE("tensors come in the order of the file's header, whatever their names and offsets") {
  const Folder folder;
  const std::string path = folder / "a.safetensors";
  const auto entry = [](const std::string& name, const std::string& offsets) {
    return '"' + name + R"(":{"dtype":"F64","shape":[1],"data_offsets":)" + offsets + "}";
  };
  put(path,
      safetensors_file(
          "{" + entry("z", "[8,16]") + "," + entry("a", "[16,24]") + "," + entry("m", "[0,8]") + "}", 24));
  std::string order;
  for (const NamedTensor& each : load_safetensors(path).tensors) order += each.name;
  CHECK(order == "zam");
}

TEST_CASE("a .npy array stored column by column, or in the other order of bytes, is read as NumPy reads it") {
  const Folder folder;
  const auto read = [&](const std::string& header, const std::string& data) {
    put(folder / "order.npy", npy_file(header, data));
    return load_npy(folder / "order.npy");
  };
  check_close(read("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }", "\1\4\2\5\3\6"),
              Tensor({{1, 2, 3}, {4, 5, 6}}));
  check_close(read("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }", "\1\2\3\4\5\6"),
              Tensor({{1, 2, 3}, {4, 5, 6}}));
  check_close(read("{'descr': '>i2', 'fortran_order': False, 'shape': (2,), }", std::string("\1\2\0\3", 4)),
              Tensor({258, 3}));
  check_close(read("{'descr': '<i2', 'fortran_order': False, 'shape': (2,), }", std::string("\1\2\0\3", 4)),
              Tensor({513, 768}));
}

TEST_CASE("a file that is no .npy array of numbers is refused with what is wrong") {
  const Folder folder;
  const std::string path = folder / "hostile.npy";
  const auto header = [](const std::string& descr, const std::string& shape) {
    return "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
  };
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "is no .npy file"},
      {"\x93NUMPX\x01", "is no .npy file"},
      {std::string("\x93NUMPY\x07\x00\x00\x00", 10), "is of .npy format 7"},
      {std::string("\x93NUMPY\xff\x00\x00\x00", 10), "is of .npy format 255"},
      {std::string("\x93NUMPY\x01\x00\xff\x00", 10), "ends within its header"},
      {npy_file("[1]", ""), "does not begin with '{'"},
      {npy_file("{'descr': [('a', '<f8')], }", ""), "not one simple type"},
      {npy_file("{'descr': '<f8', 'fortran_order': 1, }", ""), "neither True nor False"},
      {npy_file("{'descr': '<f8', 'fortran_order': False, 'shape': 3}", ""), "not a tuple"},
      {npy_file("{'descr': '<f8', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1)}", ""),
       "not a tuple of at most 8"},
      {npy_file("{'descr': '<f8', 'shape': (3,)}", ""), "lacks"},
      {npy_file("{'descr': '<f8', 'descr': '<f8', }", ""), "has 'descr' twice"},
      {npy_file("{'shape': (3,), 'shape': (4,), }", ""), "has 'shape' twice"},
      {npy_file("{'descr': '<f8'", ""), "has no 'key': where one must stand"},
      {npy_file(header("!f8", "(3,)"), ""), "numbers of type '!f8'"},
      {npy_file("{'descr': '<f8', 'kind': 'x'}", ""), "'kind' that the format does not know"},
      {npy_file(header("<f8", "(3,)") + "x", ""), "goes on after"},
      {npy_file(header("<c16", "(1,)"), std::string(16, '\0')), "numbers of type '<c16'"},
      {npy_file(header("|O", "(1,)"), ""), "numbers of type '|O'"},
      {npy_file(header("<f8", "(3,)"), std::string(16, '\0')),
       "16 bytes of data; an array of shape (3) has 24"},
      {npy_file(header("<f8", "(1,)"), std::string(9, '\0')), "9 bytes of data; an array of shape (1) has 8"},
      {npy_file(header("<f8", "(4294967296, 4294967296)"), ""), "more bytes than can be addressed"},
      {npy_file(header("<f4", "(0, 4294969, 42949672967296, 8)"), ""), "more bytes than can be addressed"},
      {npy_file(header("<u8", "(1,)"), std::string(8, '\xff')), "an integer with more digits"},
  };
  for (const auto& [bytes, said] : cases) {
    put(path, bytes);
    check_error([&] { load_npy(path); }, {"files_test.cpp", "load_npy: " + path, said});
  }
}

TEST_CASE("a file that cannot be written leaves the old one as it was, and nothing beside it") {
  const Folder folder;
  const std::string path = folder / "old.npy";
  save_npy(path, Tensor({1.0, 2.0}));
  std::filesystem::create_directory(path + ".part");  // in the way of the new file
  check_error([&] { save_npy(path, Tensor({3.0})); },
              {"files_test.cpp", "save_npy: " + path + " cannot be written: "});
  CHECK(load_npy(path)(1) == 2);
  std::filesystem::remove(path + ".part");
  check_error([&] { save_npy(folder / "no/such/folder.npy", Tensor({3.0})); },
              {"cannot be written: No such file"});
  check_error([&] { save_npy("/dev/full/x", Tensor({3.0})); }, {"cannot be written: Not a directory"});
  check_error(
      [&] {
        save_safetensors(folder / "x", {{{"a", Tensor({1.0})}, {"a", Tensor({1.0})}}});
      },
      {"two tensors cannot be named 'a'"});
  check_error(
      [&] {
        save_safetensors(folder / "x", {{{"\xC0", Tensor({1.0})}}});
      },
      {"files_test.cpp", "is not written: its header would have a name or a text that is not UTF-8"});
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator(folder.path)) ++files;
  CHECK(files == 1);
}
