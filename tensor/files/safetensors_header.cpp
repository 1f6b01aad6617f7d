#include "tensor/files/safetensors_header.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <set>

namespace focalgrad::safetensors {

namespace {

using Json = nlohmann::json;

std::string text(const Json& value, const std::string& key, const std::string& name) {
  if (!value.is_string())
    throw Malformed("gives '" + key + "' of '" + name + "' as " + value.type_name() + "; it must be a text");
  return value;
}

std::vector<std::size_t> sizes(const Json& value, const std::string& key, const std::string& name) {
  bool whole = value.is_array();  // 1.0 and -1 are no unsigned numbers, nor is one beyond 64 bits
  if (whole)
    for (const Json& each : value) whole = whole && each.is_number_unsigned();
  if (!whole)
    throw Malformed("has a '" + key + "' of '" + name +
                    "' that is not a list of whole numbers, each 0 or more");
  return value;
}

void check_object(const Json& value, const std::string& name) {
  if (!value.is_object())
    throw Malformed("gives '" + name + "' as " + value.type_name() + "; it must be an object");
}

Entry entry(const Json& fields, const std::string& name) {
  check_object(fields, name);
  for (const auto& [key, _] : fields.items())
    if (key != "dtype" && key != "shape" && key != "data_offsets")
      throw Malformed("has an entry '" + key + "' in '" + name + "' that the format does not know");
  if (fields.size() != 3) throw Malformed("does not give dtype, shape and data_offsets of '" + name + "'");
  const std::vector<std::size_t> offsets = sizes(fields["data_offsets"], "data_offsets", name);
  if (offsets.size() != 2)
    throw Malformed("has " + std::to_string(offsets.size()) + " data_offsets of '" + name +
                    "'; there must be two");
  return {name, text(fields["dtype"], "dtype", name), sizes(fields["shape"], "shape", name), offsets[0],
          offsets[1]};
}

/// Takes each tensor as soon as its '}' is read, so that a header of 100 MB never stands in memory as Json.
/// It also sees what a finished Json no longer shows: the tensors' order, and a name given twice.
class Reader {
 public:
  Header header;

  /// False: `parsed` has been taken, and the parser is to forget it.
  bool take(int depth, Json::parse_event_t event, const Json& parsed) {
    using Event = Json::parse_event_t;
    const auto level = static_cast<std::size_t>(depth);
    if (event == Event::object_start || event == Event::array_start) {
      if (level >= seen_.size()) throw Malformed("nests deeper than the format does");
      seen_[level].clear();
      numbers_ = 0;
    } else if (event == Event::key) {
      const auto& name = parsed.get_ref<const std::string&>();
      if (!seen_[level - 1].insert(name).second) throw Malformed("has '" + name + "' twice");
      if (level == 1) name_ = name;
    } else if (event == Event::value && level == 3 && ++numbers_ > longest_list) {
      throw Malformed("has a list of more than " + std::to_string(longest_list) + " numbers in '" + name_ +
                      "'");
    } else if (level == 1) {  // the end of a member, or one that is a plain value
      member(parsed);
      return false;
    }
    return true;
  }

 private:
  void member(const Json& value) {
    if (name_ != "__metadata__") {
      header.entries.push_back(entry(value, name_));
      return;
    }
    check_object(value, name_);
    for (const auto& [key, each] : value.items()) header.metadata[key] = text(each, key, name_);
  }

  static constexpr std::size_t longest_list = 1000;  // far more axes than a tensor has
  std::array<std::set<std::string>, 3> seen_;        // names in the file, in a tensor, in what a tensor has
  std::string name_;                                 // of the tensor that is being read
  std::size_t numbers_ = 0;                          // read of the list that is being read
};

/// What the parser says without its prefix and without the text read so far, which can be long:
/// "unexpected end of input; expected '}'".
std::string reason(std::string_view said) {
  if (const auto start = said.find(" - "); start != said.npos) said.remove_prefix(start + 3);
  const auto last_read = said.find("; last read: '");
  if (last_read == said.npos) return std::string(said);
  const auto expected = said.rfind("'; expected ");
  return std::string(said.substr(0, last_read)) +
         std::string(expected == said.npos ? "" : said.substr(expected + 1));
}

}  // namespace

Header read_header(std::string_view json) {
  // The parser takes a zero byte for the end and would not look at what follows.
  if (const auto zero = json.find('\0'); zero != json.npos)
    throw Malformed("has a zero byte (byte " + std::to_string(zero) + ")");
  Reader reader;
  try {
    const Json whole = Json::parse(json, [&](int depth, Json::parse_event_t event, const Json& parsed) {
      return reader.take(depth, event, parsed);
    });
    check_object(whole, "the header");
  } catch (const Json::parse_error& error) {
    throw Malformed("is not valid JSON at byte " + std::to_string(error.byte) + ": " + reason(error.what()));
  } catch (const Json::out_of_range&) {
    throw Malformed("has a number that is too large");
  }
  return std::move(reader.header);
}

std::string write_header(const Header& header) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  if (!header.metadata.empty()) json["__metadata__"] = header.metadata;
  for (const auto& [name, dtype, shape, begin, end] : header.entries)
    json[name] = {{"dtype", dtype}, {"shape", shape}, {"data_offsets", {begin, end}}};
  try {
    return json.dump();
  } catch (const nlohmann::ordered_json::type_error&) {
    throw Malformed("would have a name or a text that is not UTF-8");
  }
}

}  // namespace focalgrad::safetensors
