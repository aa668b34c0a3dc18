#include "corpus/plain_text.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "corpus/article_id.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/encoding.hpp"
#include "corpus/furniture.hpp"
#include "corpus/line_shape.hpp"
#include "corpus/metadata_line.hpp"
#include "corpus/paragraphs.hpp"
#include "corpus/passages.hpp"
#include "text/ascii.hpp"
#include "text/character_properties.hpp"
#include "text/utf8.hpp"

namespace newsgrep::corpus {
namespace {

bool is_furniture(Furniture kind, bool at_edge) {
  return kind != Furniture::none && (at_edge || kind != Furniture::edge);
}

bool begins_list(Furniture kind) {
  return kind == Furniture::list || kind == Furniture::ending;
}

/// Returns `【Outlet】Title` or `[Video] Title` without the tag.
std::string_view without_tag(std::string_view title) {
  constexpr std::size_t max_tag_bytes = 60;
  constexpr std::pair<std::string_view, std::string_view> brackets[] = {
      {"【", "】"}, {"[", "]"}, {"〔", "〕"}, {"［", "］"}};
  for (const auto& [open, close] : brackets) {
    if (!title.starts_with(open)) continue;
    const auto end = title.find(close);
    if (end == std::string_view::npos || end > max_tag_bytes) continue;
    const auto rest = text::trim(title.substr(end + close.size()));
    if (has_letter_or_digit(rest)) return rest;
  }
  return title;
}

/// The parts of `Title | Outlet`.
struct TitleParts {
  std::string_view title;
  std::string_view outlet;  // empty if there is none
};

/// Splits a line into title and outlet.
TitleParts split_outlet(std::string_view line) {
  constexpr std::size_t max_outlet_words = 5;
  std::size_t cut = std::string_view::npos;
  std::size_t length = 0;
  for (const std::string_view separator : {" | ", " - ", " – ", " — ", " :: ", " » ", " · "}) {
    const auto at = line.rfind(separator);
    if (at != std::string_view::npos && (cut == std::string_view::npos || at > cut)) {
      cut = at;
      length = separator.size();
    }
  }
  if (cut == std::string_view::npos) return {line, {}};
  const TitleParts parts{line.substr(0, cut), line.substr(cut + length)};
  if (parts.outlet.empty() || count_words(parts.outlet) > max_outlet_words) return {line, {}};
  return parts;
}

bool has_lower(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text::is_lower(text::next_code_point(text, at))) return true;
  }
  return false;
}

/// Drops the menu of the page above a title: many lines, of which the first is too short for a
/// title. The last line that is long enough is the title.
void drop_menu(std::vector<std::string>& lines) {
  constexpr std::size_t min_menu_lines = 8;
  constexpr std::size_t min_title_words = 4;
  if (lines.size() < min_menu_lines || count_words(lines.front()) >= min_title_words) return;
  const auto last = std::find_if(lines.rbegin(), lines.rend(), [](const std::string& line) {
    return count_words(line) >= min_title_words;
  });
  if (last != lines.rend()) lines.erase(lines.begin(), last.base() - 1);
}

/// Chooses the title among the short lines above the article. Returns the lines that do not repeat
/// it.
std::vector<std::string> choose_title(std::vector<std::string> lines, Article& article) {
  if (lines.empty()) return {};
  drop_menu(lines);
  std::string title(without_tag(lines.front()));
  if (const auto parts = split_outlet(title); !parts.outlet.empty()) {
    const bool confirmed = std::any_of(
        lines.begin() + 1, lines.end(),
        [&](const std::string& line) { return same_words(without_tag(line), parts.title); });
    if (confirmed || is_agency(parts.outlet)) {
      if (article.source.empty()) article.source = parts.outlet;
      title = parts.title;
    }
  }
  std::map<std::string, std::size_t> copies;
  for (const auto& line : lines) ++copies[word_key(line)];
  std::vector<std::string> rest;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto line = without_tag(lines[i]);
    if (same_words(line, title)) {
      // A title with small letters is better than one in capitals.
      if (!has_lower(title) && has_lower(line)) title = line;
      continue;
    }
    if (const auto parts = split_outlet(line);
        !parts.outlet.empty() && same_words(parts.title, title)) {
      if (article.source.empty()) article.source = parts.outlet;
      continue;
    }
    // Another line that comes twice is the title in other words: of the page and of the article.
    const auto key = word_key(line);
    if (const auto same = copies.find(key); !key.empty() && same != copies.end()) {
      if (same->second > 1) continue;
    }
    rest.emplace_back(line);
  }
  article.title = std::move(title);
  return rest;
}

/// Sorts the paragraphs of one article into title, metadata, furniture and body.
class Sorter {
 public:
  Sorter(std::vector<Paragraph> paragraphs, Article& article)
      : paragraphs_(std::move(paragraphs)), article_(article) {
    for (const auto& paragraph : paragraphs_) kinds_.push_back(furniture_kind(paragraph.text));
    // One line of kind `edge` may be a heading; several in a row are a toolbar or a menu.
    for (std::size_t i = 1; i < kinds_.size(); ++i) {
      if (kinds_[i] == Furniture::edge && kinds_[i - 1] == Furniture::edge) {
        kinds_[i - 1] = kinds_[i] = Furniture::anywhere;
        for (++i; i < kinds_.size() && kinds_[i] == Furniture::edge; ++i) {
          kinds_[i] = Furniture::anywhere;
        }
      }
    }
  }

  void sort() {
    take_head();
    find_end();
    auto body = take_body();
    article_.passages = make_passages(std::move(body), article_.title);
    if (article_.passages.empty() && !article_.title.empty()) {
      // A line that is all of the article can be found only as a passage.
      append_passage({}, std::exchange(article_.title, {}), article_.passages);
    }
    if (article_.source.empty() && !article_.passages.empty()) {
      article_.source = dateline_agency(article_.passages.front().text);
    }
  }

 private:
  bool is_body(std::size_t i) const {
    return kinds_[i] == Furniture::none &&
           (paragraphs_[i].list_item || !looks_like_title(paragraphs_[i].text));
  }

  /// Reads the lines above the first paragraph of the body.
  void take_head() {
    std::vector<std::string> lines;
    for (; begin_ < paragraphs_.size(); ++begin_) {
      const auto& paragraph = paragraphs_[begin_];
      if (is_furniture(kinds_[begin_], true)) continue;
      // `20. Mai 2025` looks like an item of a list.
      const bool may_be_metadata = !paragraph.list_item || is_date_line(paragraph.text);
      if (may_be_metadata && take_metadata_line(paragraph.text, LinePlace::head, article_))
        continue;
      if (takes_name(begin_)) continue;
      if (is_body(begin_) && !is_repeated_title(begin_, lines)) break;
      lines.push_back(paragraph.text);
    }
    above_body_ = choose_title(std::move(lines), article_);
  }

  /// Takes a name that is alone on its line as a byline if the next line is a date or an agency.
  bool takes_name(std::size_t i) {
    if (i == 0 || i + 1 >= paragraphs_.size()) return false;
    const auto& text = paragraphs_[i].text;
    const auto& next = paragraphs_[i + 1].text;
    if (!is_person_name(text) || !(is_date_line(next) || is_agency(next))) return false;
    add_authors(text, article_.authors);
    return true;
  }

  /// Returns whether a paragraph is a title although it is a sentence: the same line comes next to
  /// it.
  bool is_repeated_title(std::size_t i, const std::vector<std::string>& lines) const {
    constexpr std::size_t max_title_bytes = 250;
    const auto& text = paragraphs_[i].text;
    if (paragraphs_[i].list_item || text.size() > max_title_bytes || has_photo_credit(text)) {
      return false;
    }
    if (!lines.empty()) return same_words(lines.front(), text);
    return i + 1 < paragraphs_.size() && paragraphs_[i + 1].text == text;
  }

  /// Finds the line where the article ends and the page goes on.
  void find_end() {
    end_ = paragraphs_.size();
    std::size_t after_body = end_;
    while (after_body > begin_ && !is_body(after_body - 1)) --after_body;
    // Metadata may look like body.
    while (after_body > begin_ + 1 &&
           take_metadata_line(paragraphs_[after_body - 1].text, LinePlace::tail, article_)) {
      --after_body;
      while (after_body > begin_ && !is_body(after_body - 1)) --after_body;
    }
    // Comments may look like body, too; the line above them ends the article.
    for (std::size_t i = begin_; i < after_body; ++i) {
      if (kinds_[i] == Furniture::ending) {
        edge_ = i;
        return;
      }
    }
    edge_ = after_body;
  }

  std::vector<Paragraph> take_body() {
    std::vector<Paragraph> body;
    for (auto& line : above_body_) body.push_back({std::move(line), false, false});
    bool in_list = false;        // of headlines or tags
    bool saw_furniture = false;  // below the last paragraph
    for (std::size_t i = begin_; i < end_; ++i) {
      auto& paragraph = paragraphs_[i];
      const bool at_edge = i >= edge_;
      if (is_furniture(kinds_[i], at_edge)) {
        in_list |= begins_list(kinds_[i]);
        saw_furniture |= at_edge && kinds_[i] != Furniture::noise;
        continue;
      }
      if (at_edge && take_metadata_line(paragraph.text, LinePlace::tail, article_)) continue;
      const bool short_line = !paragraph.list_item && looks_like_title(paragraph.text);
      // Short lines below a list's name, and below furniture after the article, are headlines and
      // tags. A paragraph ends the list.
      if (short_line && (in_list || saw_furniture)) continue;
      in_list = false;
      body.push_back(std::move(paragraph));
    }
    return body;
  }

  std::vector<Paragraph> paragraphs_;
  std::vector<Furniture> kinds_;
  Article& article_;
  std::vector<std::string> above_body_;  // short lines that are headings or a list
  std::size_t begin_ = 0;                // first paragraph of the body
  std::size_t edge_ = 0;                 // first paragraph after the body
  std::size_t end_ = 0;
};

bool is_html_page(std::string_view text) {
  const auto head = text::to_ascii_lower(text::trim(text.substr(0, 512)));
  return head.starts_with("<!doctype html") || head.starts_with("<html");
}

class PlainTextReader final : public Reader {
 public:
  PlainTextReader(InputFile file, std::string path, std::size_t max_bytes)
      : file_(std::move(file)), path_(std::move(path)), max_bytes_(max_bytes) {}

  std::optional<ReadItem> next() override {
    if (!std::exchange(started_, true)) read();
    if (at_ == items_.size()) return std::nullopt;
    return std::move(items_[at_++]);
  }

 private:
  void add_problem(std::string reason) { items_.push_back(Problem{path_, 0, std::move(reason)}); }

  /// Returns the whole input; nothing, and adds a problem, if it is too long or cannot be read.
  std::optional<std::string> load() {
    constexpr std::size_t chunk_bytes = std::size_t{256} << 10;
    constexpr std::size_t sniffed_bytes = std::size_t{8} << 10;
    std::string bytes;
    std::size_t before = 0;
    do {
      before = bytes.size();
      if (auto failure = file_->read_some(bytes, chunk_bytes); !failure.empty()) {
        items_.push_back(Problem{path_, 0, std::move(failure), /*is_read_error=*/true});
        return std::nullopt;
      }
      if (before == 0) {
        if (auto reason = binary_reason(std::string_view(bytes).substr(0, sniffed_bytes))) {
          add_problem(std::move(*reason));
          return std::nullopt;
        }
      }
      if (bytes.size() > max_bytes_ || file_->size() > max_bytes_) {
        add_problem("longer than the limit of " + describe_bytes(max_bytes_) + " for an article");
        return std::nullopt;
      }
    } while (bytes.size() > before);
    return bytes;
  }

  void read() {
    const auto bytes = load();
    file_.reset();
    if (!bytes) return;
    auto result = read_plain_text(*bytes);
    if (!result.article.passages.empty()) {
      result.article.path = path_;
      result.article.id = article_id({}, result.article.url, file_place(path_));
      items_.push_back(std::move(result.article));
    }
    for (auto& reason : result.problems) add_problem(std::move(reason));
  }

  std::optional<InputFile> file_;
  std::string path_;
  std::size_t max_bytes_;
  bool started_ = false;
  std::vector<ReadItem> items_;
  std::size_t at_ = 0;
};

}  // namespace

PlainText read_plain_text(std::string_view bytes) {
  PlainText result;
  if (auto reason = binary_reason(bytes)) {
    result.problems.push_back(std::move(*reason));
    return result;
  }
  const auto decoded = decode(bytes);
  if (is_html_page(decoded.text)) {
    result.problems.push_back("HTML page, which is not read yet");
    return result;
  }
  std::vector<Paragraph> paragraphs;
  try {
    paragraphs = split_paragraphs(decoded.text);
  } catch (const TooManyParagraphs& error) {
    result.problems.emplace_back(error.what());
    return result;
  }
  if (paragraphs.empty()) {
    result.problems.push_back("no text");
    return result;
  }
  Sorter(std::move(paragraphs), result.article).sort();
  if (result.article.passages.empty()) {
    result.problems.push_back("no article text, only parts of a web page");
    return result;
  }
  if (decoded.replaced > 0) {
    result.problems.push_back(replaced_reason(decoded.replaced));
  }
  if (auto cut = limit_fields(result.article); !cut.empty()) {
    result.problems.push_back(std::move(cut));
  }
  return result;
}

std::unique_ptr<Reader> make_plain_text_reader(InputFile file, std::string path,
                                               const ReaderOptions& options) {
  return std::make_unique<PlainTextReader>(std::move(file), std::move(path),
                                           options.max_article_bytes);
}

}  // namespace newsgrep::corpus
