#include "tests/docs/error_sites.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <utility>

#include "tests/docs/cpp_text.hpp"
#include "tests/support/read_file.hpp"

namespace newsgrep::test {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> rooms = {"text",    "corpus",   "index",
                                                   "indexer", "searcher", "cli"};

/// A call that makes an error. The argument after the sentence is the hint.
struct Maker {
  std::string_view call;             ///< With its opening bracket.
  std::string_view code;             ///< Empty: the first argument is the code.
  std::size_t sentence;              ///< The number of the argument, from 0.
  std::string_view before_sentence;  ///< What the call puts there.
  std::string hint;                  ///< For want of an argument.
  std::string_view only_file;        ///< The only file that has the call; empty for any.
  bool is_also_note;                 ///< As in ErrorSite.
};

/// What damaged_index() puts before its argument.
const std::string damage = "The index is damaged: cannot read ";

/// What is not known at all.
const std::string any(1, gap);

const std::vector<Maker> makers = {
    {"Error(", "", 1, "", "", "", false},
    {"return {", "", 1, "", "", "", false},
    {"damaged_index(", "corrupt", 0, damage,
     "Mend it with newsgrep-index --repair, or build it again: newsgrep-index --rebuild ~/articles",
     "", false},
    {"UsageError(", "usage", 0, "", "PROGRAM --help lists the options", "", false},
    {"say(", "said", 1, "", "", "", false},
    // Functions that pass the sentence on.
    {"fail(", "bad_argument", 0, "", "", "text/variants.cpp", false},
    {"refuse(", "bad_argument", 0, "", any, "searcher/cli/query_list.cpp", false},
    {"refuse(", "bad_argument", 0, "", any, "searcher/query/date_range.cpp", true},
};

struct Source {
  std::string path;  ///< From the top of the project.
  std::string code;  ///< Without comments.
};

std::vector<Source> sources(const fs::path& source_dir) {
  std::vector<Source> all;
  for (const auto room : rooms) {
    for (const auto& entry : fs::recursive_directory_iterator(source_dir / room)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      all.push_back({fs::relative(entry.path(), source_dir).generic_string(),
                     without_comments(read_file(entry.path()))});
    }
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return all;
}

/// Returns the strings that constants named `name` have in the code.
std::vector<std::string> values_in(std::string_view code, std::string_view name) {
  std::vector<std::string> values;
  for (auto at = code.find(name); at != code.npos; at = code.find(name, at)) {
    const bool is_whole = at > 0 && (code[at - 1] == ' ' || code[at - 1] == '\n');
    at += name.size();
    auto rest = code.substr(at);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (!is_whole || rest.empty() || (rest[0] != '=' && rest[0] != '{')) continue;
    rest.remove_prefix(1);
    const auto value = take_literals(rest);
    if (value && !rest.empty() && (rest[0] == ';' || rest[0] == '}')) values.push_back(*value);
  }
  return values;
}

/// Looks constants up: in the file that uses them, then in all others.
class ConstantsOf {
 public:
  ConstantsOf(const std::vector<Source>& all, const Source& user) : all_(all), user_(user) {}

  std::optional<std::string> operator()(std::string_view name) const {
    if (const auto colon = name.rfind(':'); colon != name.npos) name.remove_prefix(colon + 1);
    auto values = values_in(user_.code, name);
    for (auto at = all_.begin(); values.empty() && at != all_.end(); ++at) {
      if (at->path.ends_with(".hpp")) values = values_in(at->code, name);
    }
    if (values.size() != 1) return std::nullopt;
    return values.front();
  }

 private:
  const std::vector<Source>& all_;
  const Source& user_;
};

std::string place_of(const Source& source, std::size_t at) {
  const auto end = source.code.begin() + static_cast<std::ptrdiff_t>(at);
  return source.path + ":" + std::to_string(1 + std::count(source.code.begin(), end, '\n'));
}

/// Reads a call of `maker`. Returns nothing if it makes no error.
std::optional<ErrorSite> site_of(const Maker& maker, const std::vector<std::string>& arguments,
                                 const Constants& constants) {
  constexpr std::string_view enumeration = "ErrorCode::";
  ErrorSite site;
  site.is_also_note = maker.is_also_note;
  site.code = maker.code;
  if (site.code.empty()) {
    if (!arguments.front().starts_with(enumeration)) return std::nullopt;
    site.code = arguments.front().substr(enumeration.size());
  }
  if (arguments.size() <= maker.sentence) return std::nullopt;
  site.sentences = strings_of(arguments[maker.sentence], constants);
  for (auto& sentence : site.sentences) {
    // A function that is given all after these words only passes it on.
    if (sentence == damage + any) sentence = any;
    if (has_letters(sentence)) sentence.insert(0, maker.before_sentence);
  }
  if (arguments.size() > maker.sentence + 1) {
    site.hints = strings_of(arguments[maker.sentence + 1], constants);
  } else {
    site.hints = {maker.hint};
  }
  return site;
}

}  // namespace

bool has_letters(std::string_view pattern) {
  return std::any_of(pattern.begin(), pattern.end(),
                     [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
}

bool matches(std::string_view pattern, std::string_view text) {
  const auto first = pattern.find(gap);
  if (first == pattern.npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, first))) return false;
  pattern.remove_prefix(first + 1);
  text.remove_prefix(first);
  for (std::size_t begin = 0; begin <= text.size(); ++begin) {
    if (matches(pattern, text.substr(begin))) return true;
  }
  return false;
}

std::vector<ErrorSite> error_sites(const fs::path& source_dir) {
  std::vector<ErrorSite> sites;
  const auto all = sources(source_dir);
  for (const auto& source : all) {
    const ConstantsOf constants(all, source);
    for (const auto& maker : makers) {
      if (!maker.only_file.empty() && maker.only_file != source.path) continue;
      for (auto at = source.code.find(maker.call); at != std::string::npos;
           at = source.code.find(maker.call, at + 1)) {
        const bool is_whole =
            at == 0 || (std::isalnum(static_cast<unsigned char>(source.code[at - 1])) == 0 &&
                        source.code[at - 1] != '_');
        if (!is_whole) continue;
        const auto arguments = arguments_at(source.code, at + maker.call.size() - 1);
        auto site = site_of(maker, arguments, constants);
        if (!site) continue;
        site->place = place_of(source, at);
        sites.push_back(std::move(*site));
      }
    }
  }
  return sites;
}

}  // namespace newsgrep::test
