#include "examples/experiment/data/csv.hpp"

#include <csv.h>

#include <exception>
#include <memory>
#include <optional>
#include <string_view>

#include "examples/experiment/data/csv_table.hpp"
#include "examples/experiment/data/equal_rows.hpp"
#include "examples/experiment/data/text_file.hpp"
#include "examples/experiment/text/sentence.hpp"
#include "tensor/error.hpp"

namespace focalgrad::experiment {

namespace {

/// libcsv calls back from C, which an exception must not cross: it waits here.
struct Callbacks {
  CsvRows& rows;
  std::exception_ptr failure;
  template <class F>
  void guarded(F f) {
    if (failure) return;
    try {
      f();
    } catch (...) {
      failure = std::current_exception();
    }
  }
};

/// Text separated by any number of blanks as text separated by tabs.
class BlanksToTabs {
 public:
  std::string operator()(std::string_view text) {
    std::string out;
    for (const char c : text) {
      quoted_ = quoted_ != (c == '"');
      const bool end = c == '\n' || c == '\r';
      if (!quoted_ && (c == ' ' || c == '\t')) {
        waiting_ = !at_start_;
        continue;
      }
      if (waiting_ && !end) out += '\t';
      waiting_ = false;
      at_start_ = end && !quoted_;
      out += c;
    }
    return out;
  }

 private:
  bool quoted_ = false, waiting_ = false, at_start_ = true;
};

/// What the file was taken for; nothing for the usual.
std::optional<Sentence> taken_for(const TextFile& file, const Dialect& dialect) {
  Sentence taken = dialect.text();
  const auto add = [&](const Sentence& what) {
    taken.english += (taken.english.empty() ? "" : ", ") + what.english;
    taken.chinese += (taken.chinese.empty() ? "" : "，") + what.chinese;
  };
  if (file.encoding() != "ASCII" && file.encoding() != "UTF-8")
    add(filled_in({"in {}", "{} 编码"}, file.encoding()));
  if (file.compressed()) add({"compressed by gzip", "gzip 压缩"});
  if (taken.english.empty()) return std::nullopt;
  return Sentence{"the file was taken for: " + taken.english, "文件判定为：" + taken.chinese};
}

}  // namespace

Table read_csv(const std::string& path, const CsvOptions& options,
               const std::function<void(std::size_t, std::size_t)>& on_progress) {
  TextFile file(path);
  const std::string name = path == "-" ? "standard input" : path;
  std::string_view text = file.next();
  const Dialect dialect = look(text.substr(0, 1 << 16), options.label, options.delimiter, options.no_header);
  std::optional<CsvRows> read(std::in_place, name, options, dialect);
  CsvRows& rows = *read;
  Callbacks callbacks{rows, nullptr};
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_EMPTY_IS_NULL) != 0)
    throw Error(name + ": libcsv could not start");
  const std::unique_ptr<csv_parser, void (*)(csv_parser*)> freed(&parser, csv_free);
  csv_set_delim(&parser, static_cast<unsigned char>(dialect.delimiter == ' ' ? '\t' : dialect.delimiter));
  const auto on_cell = [](void* cell, std::size_t size, void* to) {
    auto& all = *static_cast<Callbacks*>(to);
    all.guarded([&] { all.rows.cell(cell ? std::string_view(static_cast<char*>(cell), size) : ""); });
  };
  const auto on_row = [](int by, void* to) {
    auto& all = *static_cast<Callbacks*>(to);
    all.guarded([&] { all.rows.end_row(by); });
  };
  BlanksToTabs to_tabs;
  const std::size_t size = file.size();
  for (; !text.empty(); text = file.next()) {
    std::string tabs;
    if (dialect.delimiter == ' ') text = tabs = to_tabs(text);
    const std::size_t parsed = csv_parse(&parser, text.data(), text.size(), on_cell, on_row, &callbacks);
    if (callbacks.failure) std::rethrow_exception(callbacks.failure);
    if (size > 0) on_progress(file.done(), size);
    if (parsed != text.size())
      rows.fail_in_this_row(
          "a quote inside a cell; put the whole cell in quotes and double the quotes in it");
  }
  if (csv_fini(&parser, on_cell, on_row, &callbacks) != 0)
    rows.fail_in_this_row("a quote is opened and never closed");
  if (callbacks.failure) std::rethrow_exception(callbacks.failure);
  Table table = table_of(rows, options);
  read.reset();  // the cells stand in the table now
  keep_equal_rows_together(table);
  if (const auto taken = taken_for(file, dialect)) table.notes.insert(table.notes.begin(), *taken);
  return table;
}

}  // namespace focalgrad::experiment
