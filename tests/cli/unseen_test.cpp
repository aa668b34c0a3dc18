// What nobody sees in a text, and what would make a terminal show something else.

#include "cli/unseen.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/json_line.hpp"
#include "cli/terminal.hpp"
#include "newsgrep/index_writer.hpp"
#include "searcher/cli/link.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::cli::Escapes;
using newsgrep::cli::fitting;
using newsgrep::cli::visible;
using newsgrep::cli::wrap;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::has_terminals;
using newsgrep::test::Sandbox;

namespace {

constexpr std::array<std::string_view, 14> movers = {
    "\u061C", "\u200E", "\u200F", "\u2028", "\u2029", "\u202A", "\u202B",
    "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"};

std::string all_movers() {
  std::string all;
  for (const auto each : movers) all.append("a").append(each);
  return all;
}

/// Returns true if `output` has a character that nobody sees, other than line ends.
bool has_unseen(const std::string& output) {
  for (const auto each : movers) {
    if (output.find(each) != std::string::npos) return true;
  }
  for (const char c : output) {
    if (c != '\n' && (static_cast<unsigned char>(c) < 0x20 || c == '\x7F')) return true;
  }
  return output.find("\xC2\x9B") != std::string::npos;
}

void make_hostile_index(const Sandbox& sandbox) {
  const auto unseen = all_movers() + "\x1B[2J\x07\x7F\xC2\x9B";
  IndexWriter writer(sandbox.index());
  auto one = test::article("id" + unseen, {"ferry " + unseen, "neighbour " + unseen});
  one.title = "Title " + unseen;
  one.source = "Source" + unseen;
  one.path = "/news/" + unseen + "/a.txt";
  writer.add(one);
  auto other = test::article("other" + unseen, {"ferry of the web " + unseen});
  other.path = "-";
  other.url = "https://example.org/" + unseen;
  other.source = "Source" + unseen;
  writer.add(other);
  writer.commit();
}

}  // namespace

TEST_CASE("what reorders text is escaped for a terminal, and passes in a pipe", "[cli]") {
  CHECK(visible("gnp.\u202Eexe") == "gnp.\\u202eexe");
  CHECK(visible("a\u2028b\u061Cc") == "a\\u2028b\\u061cc");
  CHECK_FALSE(has_unseen(visible(all_movers())));
  CHECK(visible("\u202E\x1B", nullptr, Escapes::controls) == "\u202E\\x1b");
  // Characters beside them that are seen, or that words need.
  CHECK(visible("\u200B\u200C\u200D\u2027\u202F\u2065\u206A") ==
        "\u200B\u200C\u200D\u2027\u202F\u2065\u206A");
}

TEST_CASE("ranges move along with what is escaped", "[cli]") {
  std::vector<ByteRange> ranges = {{0, 1}, {1, 4}, {4, 5}, {8, 9}};
  CHECK(visible("a\u202Eb\u202Ec", &ranges) == "a\\u202eb\\u202ec");
  CHECK(ranges == std::vector<ByteRange>{{0, 1}, {1, 7}, {7, 8}, {14, 15}});
}

TEST_CASE("very many controls and matches are escaped in linear time", "[cli][slow]") {
  std::string text;
  std::vector<ByteRange> ranges;
  for (int i = 0; i < 300'000; ++i) {
    ranges.push_back({text.size() + 1, text.size() + 2});
    text += "\x1Bx ";
  }
  const auto shown = visible(text, &ranges);
  CHECK(shown.size() == 300'000 * 6);
  CHECK(shown[ranges.back().begin] == 'x');
}

TEST_CASE("an escape is not cut where a line ends", "[cli]") {
  const auto text = visible("abc\u202Edef\x1B\u2066");
  for (std::size_t width = 6; width < 30; ++width) {
    CAPTURE(width);
    std::string joined;
    for (const auto& line : wrap(text, width)) {
      const auto piece = text.substr(line.begin, line.end - line.begin);
      joined += piece + "|";
      CHECK(cli::display_width(piece) <= width);
    }
    for (const std::string escape : {"\\u202e", "\\x1b", "\\u2066"}) {
      CHECK_THAT(joined, ContainsSubstring(escape));
    }
  }
  CHECK(fitting("ab\\u202e", 5) == "ab");
  CHECK(fitting("ab\\u202e", 8) == "ab\\u202e");
  CHECK(fitting("ab\\x1b", 4) == "ab");
  CHECK(fitting("\\users", 3) == "\\us");
  CHECK(wrap("\\u202e", 3).size() == 1);  // No line is wide enough.
}

TEST_CASE("JSON escapes what nobody sees, and means the same", "[cli]") {
  const nlohmann::ordered_json json = {{"text", all_movers() + "\x7F\xC2\x9B\u00E9\u2026\u0627"}};
  const auto line = cli::json_line(json);
  CHECK_FALSE(has_unseen(line));
  CHECK_THAT(line, ContainsSubstring("\\u202e"));
  CHECK_THAT(line, ContainsSubstring("\u00E9\u2026\u0627"));
  CHECK(nlohmann::ordered_json::parse(line) == json);
}

TEST_CASE("nothing of an article reaches a terminal that nobody sees", "[cli][slow]") {
  if (!has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Sandbox sandbox;
  make_hostile_index(sandbox);
  const auto query = "ferry" + std::string("\u202E");
  for (const std::string options : {"", "-C1", "-o", "-l", "-c", "--sources", "--timeline",
                                    "--json", "--explain", "-L", "-0l"}) {
    CAPTURE(options);
    std::vector<std::string> arguments = {"newsgrep", "--color=never", "--no-pager"};
    if (!options.empty()) arguments.push_back(options);
    arguments.push_back("ferry");
    auto shown = sandbox.run_on_terminal(40, arguments);
    for (auto& c : shown.out) c = c == '\0' ? '\n' : c;  // Asked for with -0.
    CHECK_FALSE(has_unseen(shown.out));
    CHECK_FALSE(has_unseen(shown.err));
    arguments.back() = query + " title: (\x1B \"\u2066";  // Messages quote it.
    shown = sandbox.run_on_terminal(40, arguments);
    CHECK_FALSE(has_unseen(shown.err));
  }
  const auto strange = "no\u202Esuch\x1B";
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"newsgrep", "ferry", strange},
        {"newsgrep", "-f", strange},
        {"newsgrep", "--index", strange, "ferry"},
        {"newsgrep", "--like", strange},
        {"newsgrep", std::string("--") + strange},
        {"newsgrep", "--sort", strange, "ferry"},
        {"newsgrep", "--since", strange, "ferry"}}) {
    CAPTURE(arguments.back());
    const auto refused = sandbox.run(arguments);
    CHECK(refused.status == 2);
    CHECK(refused.err != "");
    CHECK_FALSE(has_unseen(refused.err));
  }
}

TEST_CASE("a link of a heading has printable bytes only, and its escapes end", "[cli]") {
  if (!has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Sandbox sandbox;
  make_hostile_index(sandbox);
  auto call = sandbox.call({"/usr/bin/env", "--", "newsgrep", "--no-pager", "ferry"});
  call.terminal_columns = 40;
  std::erase(call.environment, "NEWSGREP_LINKS=never");
  const auto out = run_program(call).out;
  std::string rest;
  std::size_t links = 0;
  for (std::size_t at = 0; at < out.size();) {
    if (out.compare(at, 4, "\x1B]8;") == 0) {
      const auto end = out.find("\x1B\\", at + 1);
      REQUIRE(end != std::string::npos);
      for (auto i = at + 4; i < end; ++i) REQUIRE((out[i] > ' ' && out[i] < '\x7F'));
      at = end + 2;
      ++links;
    } else if (out.compare(at, 2, "\x1B[") == 0) {
      at = out.find('m', at) + 1;
    } else {
      rest += out[at++];
    }
  }
  CHECK(links >= 4);
  CHECK_FALSE(has_unseen(rest));
}

TEST_CASE("a pipe gets what reorders text as it is, and controls escaped", "[cli]") {
  const Sandbox sandbox;
  make_hostile_index(sandbox);
  const auto piped = sandbox.run({"newsgrep", "ferry"});
  CHECK_THAT(piped.out, ContainsSubstring("a\u202E"));
  CHECK_THAT(piped.out, ContainsSubstring("\\x1b[2J"));
  CHECK(piped.out.find('\x1B') == std::string::npos);
}
