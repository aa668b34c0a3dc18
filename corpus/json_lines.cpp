#include "corpus/json_lines.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "corpus/article_id.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/date.hpp"
#include "corpus/furniture.hpp"
#include "corpus/line_reader.hpp"
#include "corpus/markup.hpp"
#include "corpus/metadata_line.hpp"
#include "corpus/paragraphs.hpp"
#include "corpus/passages.hpp"
#include "text/ascii.hpp"
#include "text/language_code.hpp"

namespace newsgrep::corpus {
namespace {

using Json = nlohmann::json;

/// Finds the place where a text is not JSON, without building a value.
class ErrorFinder final : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    error_bytes = position;
    return false;
  }

  std::optional<std::size_t> error_bytes;  ///< Bytes up to the error; nothing if there is none.
};

std::optional<std::size_t> json_error(std::string_view text) {
  ErrorFinder finder;
  Json::sax_parse(text.begin(), text.end(), &finder);
  return finder.error_bytes;
}

bool ends_early(std::string_view text, std::size_t error_bytes) {
  return error_bytes > text::trim(text).size();
}

std::string describe_error(std::string_view text, std::size_t error_bytes) {
  if (ends_early(text, error_bytes)) return "not valid JSON: ends too early";
  return "not valid JSON: near byte " + std::to_string(error_bytes);
}

/// Returns the end of the JSON value at `at`. `text` is valid JSON.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  bool in_string = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') {
        ++at;
      } else if (c == '"') {
        in_string = false;
        if (depth == 0) return at + 1;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth == 0) return at;  // the end of the container, right after a number or word
      if (--depth == 0) return at + 1;
    } else if (depth == 0 &&
               (c == ',' || c == ':' || c == ' ' || c == '\n' || c == '\t' || c == '\r')) {
      return at;
    }
  }
  return at;
}

/// Calls visit(value) for each key and value of the object, or each element of the array, `text`.
template <typename Visit>
void for_each_value(std::string_view text, const Visit& visit) {
  text = text::trim(text);
  constexpr std::string_view between = ",: \t\r\n";
  for (std::size_t at = text.find_first_not_of(between, 1); at + 1 < text.size();) {
    const auto end = end_of_value(text, at);
    visit(text.substr(at, end - at));
    at = text.find_first_not_of(between, end);
    if (at == std::string_view::npos) return;
  }
}

/// Appends a JSON value without the white space between its parts, so that it is one line.
void append_compact(std::string_view value, std::string& out) {
  bool in_string = false;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    if (in_string && c == '\\') {
      out += c;
      out += value[++at];
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (in_string || !(c == ' ' || c == '\n' || c == '\t' || c == '\r')) out += c;
  }
}

std::string clean_field(std::string_view text) {
  return clean_text(decode_entities(strip_tags(text).text));
}

std::string language_code(std::string_view name) {
  auto code = text::primary_language(name);
  return text::is_language_code(code) ? code : std::string();
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string read_date(const Json& value) {
  if (value.is_number_integer()) {
    if (value.is_number_unsigned() &&
        value.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) {
      return {};
    }
    return date_from_unix_time(value.get<std::int64_t>());
  }
  if (value.is_number_float()) {
    const auto seconds = value.get<double>();
    constexpr double limit = 1e15;
    if (!(seconds > -limit && seconds < limit)) return {};
    return date_from_unix_time(static_cast<std::int64_t>(seconds));
  }
  if (!value.is_string()) return {};
  const auto text = clean_text(value.get_ref<const std::string&>());
  constexpr std::size_t min_unix_digits = 9;  // eight digits are a day, 20250313
  if (const auto seconds = whole_number(text); seconds && text.size() >= min_unix_digits) {
    return date_from_unix_time(*seconds);
  }
  return parse_date(text);
}

/// Returns the paragraphs of a body. Leaves out what is surely furniture, and a date above the
/// text, which it notes in `article`.
std::vector<Paragraph> read_paragraphs(const Json& value, Article& article) {
  std::vector<Paragraph> paragraphs;
  if (value.is_string()) {
    paragraphs = split_paragraphs(value.get_ref<const std::string&>());
  } else {
    for (const auto& element : value) {
      if (!element.is_string()) continue;
      Paragraph paragraph;
      paragraph.text = clean_field(element.get_ref<const std::string&>());
      if (!paragraph.text.empty()) paragraphs.push_back(std::move(paragraph));
    }
  }
  if (paragraphs.size() < 2) return paragraphs;
  if (is_date_line(paragraphs.front().text)) {
    take_metadata_line(paragraphs.front().text, LinePlace::head, article);
    paragraphs.erase(paragraphs.begin());
  }
  std::erase_if(paragraphs, [](const Paragraph& paragraph) {
    const auto kind = furniture_kind(paragraph.text);
    return kind != Furniture::none && kind != Furniture::edge;
  });
  return paragraphs;
}

/// Reads the members of one object into an Article.
class ObjectReader {
 public:
  explicit ObjectReader(const Json& object) : object_(object) {}

  Article read(std::string_view written) {
    Article article;
    id_ = take({"_id", "id"}, [](const Json& value) {
      if (value.is_string()) return value.get_ref<const std::string&>();
      return value.is_number_integer() ? value.dump() : std::string();
    });
    article.title = take({"title"}, [](const Json& value) { return text_of(value); });
    article.date =
        take({"date", "date_publish", "published", "published_at", "publishedAt", "publish_date",
              "published_date", "datePublished", "pubDate", "publication_date", "timestamp"},
             read_date);
    article.source =
        take({"source", "source_domain"}, [](const Json& value) { return text_of(value); });
    article.url = take({"url"}, [](const Json& value) { return text_of(value); });
    article.language = take({"language", "lang"}, [](const Json& value) {
      return value.is_string() ? language_code(value.get_ref<const std::string&>()) : std::string();
    });
    article.authors = take({"authors", "author"}, read_authors);
    auto paragraphs = take({"text", "body", "maintext"}, [&](const Json& value) {
      return value.is_string() || value.is_array() ? read_paragraphs(value, article)
                                                   : std::vector<Paragraph>();
    });
    // A text that only repeats the title is kept, for the article would have no passage.
    const auto first = paragraphs.empty() ? std::string() : paragraphs.front().text;
    article.passages = make_passages(std::move(paragraphs), article.title);
    if (article.passages.empty()) append_passage({}, first, article.passages);
    article.extra = read_extra(written);
    return article;
  }

  const std::string& id() const { return id_; }

 private:
  static std::string text_of(const Json& value) {
    return value.is_string() ? clean_field(value.get_ref<const std::string&>()) : std::string();
  }

  static std::vector<std::string> read_authors(const Json& value) {
    std::vector<std::string> authors;
    if (value.is_string()) {
      add_authors(text_of(value), authors);
    } else if (value.is_array()) {
      for (const auto& element : value) {
        auto name = text_of(element);
        if (!name.empty()) authors.push_back(std::move(name));
      }
    }
    return authors;
  }

  /// Returns the first result of `read` that is not empty, over the values of `keys`. Notes the
  /// keys that are used up.
  template <typename Read>
  auto take(std::initializer_list<const char*> keys, const Read& read)
      -> std::decay_t<decltype(read(std::declval<const Json&>()))> {
    for (const char* key : keys) {
      const auto found = object_.find(key);
      if (found == object_.end()) continue;
      auto result = read(*found);
      if (!result.empty() || found->is_null() || (found->is_string() && is_blank(*found))) {
        used_.insert(key);
      }
      if (!result.empty()) return result;
    }
    return {};
  }

  static bool is_blank(const Json& value) {
    return clean_text(value.get_ref<const std::string&>()).empty();
  }

  std::string read_extra(std::string_view written) const {
    if (used_.size() == object_.size()) return {};
    std::string extra;
    std::string_view key;
    for_each_value(written, [&](std::string_view part) {
      if (key.empty()) {
        key = part;
        return;
      }
      const auto name = std::exchange(key, {});
      if (used_.contains(Json::parse(name).get<std::string>())) return;
      extra += extra.empty() ? '{' : ',';
      append_compact(name, extra);
      extra += ':';
      append_compact(part, extra);
    });
    if (!extra.empty()) extra += '}';
    return extra;
  }

  const Json& object_;
  std::string id_;
  std::set<std::string> used_;
};

class JsonLinesReader final : public LineReader {
 public:
  using LineReader::LineReader;

 private:
  enum class Mode {
    undecided,  // only empty lines so far
    lines,      // one object per line
    document,   // one document, gathered in document_
    skipping,   // a document that is too long
  };

  void read_line(std::string_view line) override {
    if (text::trim(line).empty() && mode_ != Mode::document) return;
    if (mode_ == Mode::undecided) {
      mode_ = begins_document(line) ? Mode::document : Mode::lines;
      first_line_ = line_number();
    }
    switch (mode_) {
      case Mode::document:
        gather(line);
        break;
      case Mode::lines:
        read_object(line, 0);
        break;
      case Mode::undecided:
      case Mode::skipping:
        break;
    }
  }

  void read_end() override {
    if (mode_ != Mode::document) return;
    const auto document = std::exchange(document_, {});
    const auto error = json_error(document);
    if (!error) {
      read_document(document);
    } else if (has_more_objects(document)) {
      mode_ = Mode::lines;
      read_again(document, first_line_);
    } else {
      const auto before = std::string_view(document).substr(0, *error);
      const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
      const bool early = ends_early(document, *error);
      add_problem_at(early ? line_number() : first_line_ + line,
                     early ? describe_error(document, *error) : "not valid JSON");
    }
  }

  /// Returns whether the first line starts an array, or an object of several lines.
  static bool begins_document(std::string_view line) {
    line = text::trim(line);
    if (line.starts_with('[')) return true;
    if (!line.starts_with('{')) return false;
    constexpr std::string_view open_ends = "{[,:";
    if (open_ends.find(line.back()) == std::string_view::npos) return false;
    const auto error = json_error(line);
    return error && ends_early(line, *error);
  }

  /// Returns whether a line below the first starts an object: the first line is a broken object
  /// then.
  static bool has_more_objects(std::string_view document) {
    return document.starts_with('{') && document.find("\n{") != std::string_view::npos;
  }

  void gather(std::string_view line) {
    document_ += line;
    document_ += '\n';
    if (document_.size() <= max_article_bytes()) return;
    const auto document = std::exchange(document_, {});
    if (has_more_objects(document)) {
      mode_ = Mode::lines;
      read_again(document, first_line_);
      return;
    }
    mode_ = Mode::skipping;
    add_problem_at(first_line_, "JSON document longer than the limit of " +
                                    describe_bytes(max_article_bytes()) +
                                    "; write one object a line instead");
  }

  void read_document(std::string_view document) {
    if (!text::trim(document).starts_with('[')) {
      read_object(document, 0);
      return;
    }
    std::size_t element = 0;
    for_each_value(document, [&](std::string_view value) { read_object(value, ++element); });
  }

  /// Reads one object. `element` is its place in an array, counted from 1, or 0.
  void read_object(std::string_view text, std::size_t element) {
    const auto object = Json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
    if (object.is_discarded()) {
      add_problem(describe_error(text, json_error(text).value_or(0)));
    } else if (!object.is_object()) {
      add_problem(element == 0 ? "not a JSON object"
                               : "element " + std::to_string(element) + ": not a JSON object");
    } else {
      ObjectReader reader(object);
      auto article = reader.read(text);
      add_article(std::move(article), reader.id(), element);
    }
  }

  Mode mode_ = Mode::undecided;
  std::string document_;
  std::size_t first_line_ = 0;
};

}  // namespace

std::unique_ptr<Reader> make_json_lines_reader(InputFile file, std::string path,
                                               const ReaderOptions& options) {
  return std::make_unique<JsonLinesReader>(std::move(file), std::move(path), options);
}

}  // namespace newsgrep::corpus
