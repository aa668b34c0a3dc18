#include "corpus/json_lines.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "corpus/article_id.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/date.hpp"
#include "corpus/furniture.hpp"
#include "corpus/json_members.hpp"
#include "corpus/line_reader.hpp"
#include "corpus/markup.hpp"
#include "corpus/metadata_line.hpp"
#include "corpus/paragraphs.hpp"
#include "corpus/passages.hpp"
#include "text/ascii.hpp"
#include "text/language_code.hpp"

namespace newsgrep::corpus {
namespace {

/// Keys with the values of an article, by field. Of several, the first with a value counts.
constexpr std::array id_keys = {"_id", "id"};
constexpr std::array title_keys = {"title"};
constexpr std::array date_keys = {
    "date",        "date_publish",     "published",      "published_at",
    "publishedAt", "publish_date",     "published_date", "datePublished",
    "pubDate",     "publication_date", "timestamp"};
constexpr std::array source_keys = {"source", "source_domain"};
constexpr std::array url_keys = {"url"};
constexpr std::array language_keys = {"language", "lang"};
constexpr std::array author_keys = {"authors", "author"};
constexpr std::array text_keys = {"text", "body", "maintext"};

bool is_known_key(std::string_view key) {
  const auto is_one_of = [&](const auto& keys) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  return is_one_of(id_keys) || is_one_of(title_keys) || is_one_of(date_keys) ||
         is_one_of(source_keys) || is_one_of(url_keys) || is_one_of(language_keys) ||
         is_one_of(author_keys) || is_one_of(text_keys);
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

std::string read_date(const JsonValue& value) {
  if (const auto* seconds = std::get_if<std::int64_t>(&value)) return date_from_unix_time(*seconds);
  if (const auto* seconds = std::get_if<std::uint64_t>(&value)) {
    if (*seconds > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) return {};
    return date_from_unix_time(static_cast<std::int64_t>(*seconds));
  }
  if (const auto* seconds = std::get_if<double>(&value)) {
    constexpr double limit = 1e15;
    if (!(*seconds > -limit && *seconds < limit)) return {};
    return date_from_unix_time(static_cast<std::int64_t>(*seconds));
  }
  const auto* written = std::get_if<std::string>(&value);
  if (!written) return {};
  const auto text = clean_text(*written);
  constexpr std::size_t min_unix_digits = 9;  // eight digits are a day, 20250313
  if (const auto seconds = whole_number(text); seconds && text.size() >= min_unix_digits) {
    return date_from_unix_time(*seconds);
  }
  return parse_date(text);
}

/// Returns the paragraphs of a body. Leaves out what is surely furniture, and a date above the
/// text, which it notes in `article`.
std::vector<Paragraph> read_paragraphs(const JsonValue& value, Article& article) {
  std::vector<Paragraph> paragraphs;
  if (const auto* text = std::get_if<std::string>(&value)) {
    paragraphs = split_paragraphs(*text);
  } else if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
    for (const auto& each : *texts) {
      Paragraph paragraph;
      paragraph.text = clean_field(each);
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
  explicit ObjectReader(const JsonMembers& members) : members_(members) {}

  Article read(std::string_view written) {
    Article article;
    id_ = take(id_keys, read_id);
    article.title = take(title_keys, text_of);
    article.date = take(date_keys, read_date);
    article.source = take(source_keys, text_of);
    article.url = take(url_keys, text_of);
    article.language = take(language_keys, [](const JsonValue& value) {
      const auto* name = std::get_if<std::string>(&value);
      return name ? language_code(*name) : std::string();
    });
    article.authors = take(author_keys, read_authors);
    auto paragraphs =
        take(text_keys, [&](const JsonValue& value) { return read_paragraphs(value, article); });
    // A text that only repeats the title is kept, for the article would have no passage.
    const auto first = paragraphs.empty() ? std::string() : paragraphs.front().text;
    article.passages = make_passages(std::move(paragraphs), article.title);
    if (article.passages.empty()) append_passage({}, first, article.passages);
    article.extra = read_extra(written);
    return article;
  }

  const std::string& id() const { return id_; }

 private:
  static std::string read_id(const JsonValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* number = std::get_if<std::uint64_t>(&value)) return std::to_string(*number);
    return {};
  }

  static std::string text_of(const JsonValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? clean_field(*text) : std::string();
  }

  static std::vector<std::string> read_authors(const JsonValue& value) {
    std::vector<std::string> authors;
    if (std::holds_alternative<std::string>(value)) {
      add_authors(text_of(value), authors);
    } else if (const auto* names = std::get_if<std::vector<std::string>>(&value)) {
      for (const auto& each : *names) {
        auto name = clean_field(each);
        if (!name.empty()) authors.push_back(std::move(name));
      }
    }
    return authors;
  }

  /// Returns the first result of `read` that is not empty, over the values of `keys`. Notes the
  /// keys that are used up.
  template <typename Keys, typename Read>
  auto take(const Keys& keys, const Read& read)
      -> std::decay_t<decltype(read(std::declval<const JsonValue&>()))> {
    for (const char* key : keys) {
      const auto found = members_.known.find(std::string_view(key));
      if (found == members_.known.end()) continue;
      auto result = read(found->second);
      if (!result.empty() || is_blank(found->second)) used_.insert(key);
      if (!result.empty()) return result;
    }
    return {};
  }

  static bool is_blank(const JsonValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    return std::holds_alternative<std::nullptr_t>(value) || (text && clean_text(*text).empty());
  }

  std::string read_extra(std::string_view written) const {
    if (!members_.has_others && used_.size() == members_.known.size()) return {};
    std::string extra;
    std::string_view key;
    for_each_value(written, [&](std::string_view part) {
      if (key.empty()) {
        key = part;
        return;
      }
      const auto name = std::exchange(key, {});
      if (used_.contains(nlohmann::json::parse(name).get<std::string>())) return;
      extra += extra.empty() ? '{' : ',';
      append_compact(name, extra);
      extra += ':';
      append_compact(part, extra);
    });
    if (!extra.empty()) extra += '}';
    return extra;
  }

  const JsonMembers& members_;
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
    const auto error = find_json_error(document);
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
    const auto error = find_json_error(line);
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
    const auto read = read_json_members(text, is_known_key);
    if (const auto* failure = std::get_if<JsonFailure>(&read)) {
      add_failure(text, *failure, element);
      return;
    }
    ObjectReader reader(std::get<JsonMembers>(read));
    try {
      auto article = reader.read(text);
      add_article(std::move(article), reader.id(), element);
    } catch (const TooManyParagraphs& error) {
      add_problem(place(element) + error.what());
    }
  }

  void add_failure(std::string_view text, const JsonFailure& failure, std::size_t element) {
    switch (failure.kind) {
      case JsonFailure::Kind::not_json:
        add_problem(describe_error(text, failure.error_bytes));
        break;
      case JsonFailure::Kind::not_an_object:
        add_problem(place(element) + "not a JSON object");
        break;
      case JsonFailure::Kind::too_deep:
        add_problem(place(element) + "JSON nested more than " + std::to_string(max_json_depth) +
                    " levels deep");
        break;
      case JsonFailure::Kind::too_many_values:
        add_problem(place(element) + "JSON array of more than " +
                    std::to_string(max_article_passages) + " values");
        break;
    }
  }

  static std::string place(std::size_t element) {
    return element == 0 ? "" : "element " + std::to_string(element) + ": ";
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
