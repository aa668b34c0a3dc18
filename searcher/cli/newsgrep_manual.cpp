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
          "A query is UTF-8 text. Nothing that you type makes it fail: newsgrep says on standard "
          "error what it does not understand, and makes the best of the rest."),
      item("ceasefire demands NATO",
           "Any of the words, in all their forms and spellings. Passages that have more of them "
           "come first."),
      item("\"buffer zone\"", "The exact phrase."),
      item("=zone, =\"a buffer zone\"", "The word or phrase exactly as written."),
      item("+Kyiv train -missile", "Required, optional, excluded."),
      item("a AND b, a OR b, NOT a, ( )",
           "Written in capitals. Words side by side belong together more closely than NOT, NOT "
           "more than AND, and AND more than OR."),
      item("a NEAR/5 b, a BEFORE/5 b",
           "At most five words apart: NEAR in any order, BEFORE in this one. Without a number, at "
           "most 10 words apart."),
      item("negotiat*", "Words that begin with negotiat."),
      item("zelenski~",
           "Words that are spelt much the same; ~1 and ~2 say in how many letters they differ."),
      paragraph("A field says where a word, a phrase or a bracket has to be:")};
  for (const auto& field : query_fields()) {
    section.blocks.push_back(item(std::string(field.example), sentence(field.summary)));
  }
  return section;
}

}  // namespace

Manual newsgrep_manual() {
  Manual manual;
  manual.summary = "find the passages of news articles that fit a query best";
  manual.synopsis = {"[OPTION]... QUERY [PATH]...", "[OPTION]... --file FILE [PATH]...",
                     "[OPTION]... --like ID [PATH]..."};
  manual.before_options = {
      {"DESCRIPTION",
       {paragraph(
            "newsgrep searches the index that newsgrep-index(1) makes of news articles for the "
            "passages (paragraphs) that fit QUERY best, and prints them best first."),
        paragraph("PATHs are files and folders: only their passages are searched. They are indexed "
                  "first, but for those that did not change since."),
        paragraph(
            "QUERY is one argument: quote it if it has several words. Put a query that starts "
            "with - after --.")}},
      query_language()};
  manual.after_options = {
      {"OUTPUT",
       {paragraph(
            "On a terminal, each hit is a heading (source, date, title, place) and its passage, "
            "wrapped, with the matches in colour. \"also in 3 other outlets\" in a heading "
            "means that three other sources have a passage with the same words; --all shows "
            "them."),
        paragraph(
            "In a pipe, each hit is a line, path:paragraph:text, as in grep(1). With --context, "
            "passages around it are path-paragraph-text, and -- separates hits."),
        paragraph("Control characters in articles are escaped. Standard output has results only; "
                  "messages go to standard error."),
        paragraph(
            "With --json, each line is an object. Its version is raised when a key changes its "
            "meaning; its type is hit, count, day, source or explanation. Matches are pairs "
            "of byte offsets in the UTF-8 text.")}},
      {"EXIT STATUS",
       {item("0", "Something was found. With --files-without-match: something was listed."),
        item("1", "Nothing was found."), item("2", "Trouble, even if a part could be done.")}},
      {"ENVIRONMENT",
       {item("NEWSGREP_INDEX", "The folder of the index."),
        item("NEWSGREP_COLORS",
             "Colours, written as in GREP_COLORS. The default is "
             "mt=1;31:fn=35:ln=32:ti=1:so=32:da=2:cx=2:se=36, for matches, places, numbers, "
             "titles, sources, dates, context and separators."),
        item("NEWSGREP_LINKS", "Set it to never, and headings do not link to their file or URL."),
        item("NEWSGREP_PAGER, PAGER",
             "The pager for output that is longer than the terminal. The default is less; empty or "
             "cat means none."),
        item("LESS", "Options of less. newsgrep sets it to FRX if it is not set."),
        item("NO_COLOR", "If it is not empty, there is no colour."),
        item("COLUMNS, LINES", "The size of the terminal, if it does not tell it itself."),
        item("XDG_DATA_HOME",
             "The folder that holds newsgrep/index, the index, if NEWSGREP_INDEX is not set.")}},
      {"FILES",
       {item("$XDG_DATA_HOME/newsgrep/index",
             "The index. Without XDG_DATA_HOME, it is in ~/.local/share.")}},
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
    "A query is plain words: passages that have more of them come first. It may have\n"
    "\"exact phrase\", +required, -excluded, AND, OR, NOT, ( ), a NEAR/5 b, begin*,\n"
    "speling~, =as-written, title:word and other fields. Put a query that starts\n"
    "with - after --.\n"
    "Exit status: 0 found, 1 nothing found, 2 trouble.\n\n"
    "Examples:\n"
    "  newsgrep 'ceasefire demands NATO'\n"
    "  newsgrep '\"buffer zone\" -Korea' ~/articles\n"
    "  newsgrep -l 'Kyiv +ceasefire'\n\n"
    "man newsgrep tells more. newsgrep-index makes the index.";

}  // namespace newsgrep::cli
