#include "searcher/cli/newsgrep_manual.hpp"

#include <string_view>

#include "newsgrep/query.hpp"

namespace newsgrep::cli {
namespace {

std::string sentence(std::string_view part) {
  std::string text(part);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text + ".";
}

ManualSection query_language() {
  ManualSection section{"QUERY LANGUAGE", {}};
  section.blocks = {
      paragraph(
          "A query is UTF-8 text. Nothing that is typed makes it fail: what makes no sense is "
          "said on standard error, and the rest is read as well as possible."),
      item("ceasefire demands NATO",
           "Any of the words, in all their forms and spellings; passages with more of them come "
           "first."),
      item("\"buffer zone\"", "The exact phrase."),
      item("=zone, =\"a buffer zone\"", "The word or the phrase in this form only."),
      item("+Kyiv train -missile", "Required, optional, excluded."),
      item("a AND b, a OR b, NOT a, ( )",
           "In capitals. Words side by side bind closer than NOT, NOT than AND, AND than OR."),
      item("a NEAR/5 b, a BEFORE/5 b",
           "At most five words apart, in any order or in this one; 10 words when no number is "
           "given."),
      item("negotiat*", "Words that begin so."),
      item("zelenski~", "Words that are spelt nearly so; ~1 and ~2 say by how many letters."),
      paragraph("A field restricts a word, a phrase or a bracket:")};
  for (const auto& field : query_fields()) {
    section.blocks.push_back(item(std::string(field.example), sentence(field.summary)));
  }
  return section;
}

}  // namespace

Manual newsgrep_manual() {
  Manual manual;
  manual.summary = "rank the passages of news articles for a query and show the best";
  manual.synopsis = {"[OPTION]... QUERY [PATH]...", "[OPTION]... --file FILE [PATH]...",
                     "[OPTION]... --like ID [PATH]..."};
  manual.before_options = {
      {"DESCRIPTION",
       {paragraph("newsgrep searches an index of news articles, made by newsgrep-index(1), for the "
                  "passages (paragraphs) that answer QUERY best, and prints them best first."),
        paragraph("With PATHs, files or folders, only passages from below them are searched. They "
                  "are indexed first; what did not change since is passed over."),
        paragraph("QUERY is one argument, so quote it. One that begins with - goes behind --.")}},
      query_language()};
  manual.after_options = {
      {"OUTPUT",
       {paragraph("On a terminal each hit has a heading (source, date, title, place) and its "
                  "passage, wrapped, with what matched in colour. \"+3 outlets\" in a heading says "
                  "how many other sources have a passage of the same words; --all shows them."),
        paragraph("In a pipe a hit is one line, path:paragraph:text, as of grep(1). A passage that "
                  "is there for --context is path-paragraph-text, and -- stands between hits."),
        paragraph("Control characters in articles are shown escaped. Standard output carries "
                  "results only; what there is to say of a query goes to standard error."),
        paragraph("With --json each line is an object with a version, which is raised when a key "
                  "changes its meaning, and a type: hit, count, day, source or explanation. "
                  "Matches are pairs of byte offsets in the UTF-8 text.")}},
      {"EXIT STATUS",
       {item("0", "Something was found; with --files-without-match, something was listed."),
        item("1", "Nothing was found."),
        item("2", "Trouble: also when only a part could be done.")}},
      {"ENVIRONMENT",
       {item("NEWSGREP_INDEX", "The folder of the index."),
        item("NEWSGREP_COLORS",
             "Colours in the way of GREP_COLORS. The usual ones are "
             "mt=1;31:fn=35:ln=32:ti=1:so=32:da=2:cx=2:se=36 for what matched, place, number, "
             "title, source, date, context and separator."),
        item("NEWSGREP_LINKS", "never: headings do not link to their file or URL."),
        item("NEWSGREP_PAGER, PAGER",
             "The pager for output that is longer than the terminal, else less; none when it is "
             "empty or cat."),
        item("LESS", "FRX unless it is set."), item("NO_COLOR", "Not empty: no colour."),
        item("COLUMNS, LINES", "The size of a terminal that does not tell it."),
        item("XDG_DATA_HOME", "Where the index is, unless NEWSGREP_INDEX says it.")}},
      {"FILES",
       {item("$XDG_DATA_HOME/newsgrep/index",
             "The index; in ~/.local/share when XDG_DATA_HOME is not set.")}},
      {"EXAMPLES",
       {example("newsgrep 'ceasefire demands NATO'\n"
                "newsgrep '\"buffer zone\" -Korea' ~/articles\n"
                "newsgrep --since 2025-03 --sort date -C 1 'title:ferry strike'\n"
                "newsgrep -l 'Kyiv +ceasefire'\n"
                "newsgrep --timeline ceasefire\n"
                "newsgrep --json -m 0 -f queries.txt")}},
      {"SEE ALSO", {paragraph("newsgrep-index(1), grep(1), less(1)")}}};
  return manual;
}

const std::string_view newsgrep_help_footer =
    "A query is plain words, of which passages may have any, and of these:\n"
    "\"exact phrase\", +required, -excluded, AND, OR, NOT, ( ), a NEAR/5 b, begin*,\n"
    "speling~, =as-written, title:word and other fields. One that begins with -\n"
    "goes behind --.\n"
    "Exit status: 0 found, 1 nothing found, 2 trouble.\n\n"
    "Examples:\n"
    "  newsgrep 'ceasefire demands NATO'\n"
    "  newsgrep '\"buffer zone\" -Korea' ~/articles\n"
    "  newsgrep -l 'Kyiv +ceasefire'\n\n"
    "man newsgrep tells more. newsgrep-index makes the index.";

}  // namespace newsgrep::cli
