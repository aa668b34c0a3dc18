#include "corpus/markup.hpp"

#include <chrono>
#include <string>
#include <utility>

#include "corpus/clean_text.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep::corpus;

TEST_CASE("tags vanish and comparisons stay", "[markup]") {
  const std::pair<const char*, const char*> rows[] = {
      {"plain", "plain"},
      {"a <b>bold</b> word", "a bold word"},
      {"a<br/>b", "a\nb"},
      {"<p class=\"lead\">one</p><p>two</p>", "\none\n\ntwo\n"},
      {"<a href='https://example.org/?a=1&b=2' target=_blank>link</a>", "link"},
      {"<img src=\"a.jpg\" alt=\"two > one\" />caption", "caption"},
      {"one <!-- never shown --> two", "one  two"},
      {"a < b and c > d", "a < b and c > d"},
      {"x<y", "x<y"},
      {"I <3 it", "I <3 it"},
      {"<unknown>", "<unknown>"},
      {"List<String> i<b", "List<String> i<b"},
      {"he said \"src=\" twice", "he said \"src=\" twice"},
  };
  for (const auto& [line, text] : rows) {
    CAPTURE(line);
    const auto stripped = strip_tags(line);
    CHECK(stripped.text == text);
    CHECK_FALSE(stripped.damaged);
  }
}

TEST_CASE("a broken tag leaves the words that it ran into and loses its attributes", "[markup]") {
  const std::pair<const char*, const char*> rows[] = {
      {"Villagers near Arden,<strong><a href=Outlet the old town, wait. Photo: XYZ\" "
       "src=\"https://example.org/a.jpeg\" />",
       "Villagers near Arden, the old town, wait. Photo: XYZ"},
      {"Villagers wait. Photo: XYZ\" src=\"https://example.org/a.jpeg\" width=\"600\" />",
       "Villagers wait. Photo: XYZ"},
      {"Villagers wait\" data-id=\"7\" class=\"photo", "Villagers wait"},
  };
  for (const auto& [line, text] : rows) {
    CAPTURE(line);
    const auto stripped = strip_tags(line);
    CHECK(clean_text(stripped.text) == text);
    CHECK(stripped.damaged);
  }
}

TEST_CASE("character references are decoded once", "[markup]") {
  const std::pair<const char*, const char*> rows[] = {
      {"Finland &amp; Sweden", "Finland & Sweden"},
      {"&quot;No&quot;, he said", "\"No\", he said"},
      {"Ukraine&rsquo;s &#8220;line&#8221; &#x2014; it&#39;s", "Ukraine’s “line” — it's"},
      {"&#146;", "’"},
      {"&amp;amp;", "&amp;"},
      {"AT&T; R&D", "AT&T; R&D"},
      {"&nosuch; &; &#; &#x; &#xZZ; &#99999999;", "&nosuch; &; &#; &#x; &#xZZ; &#99999999;"},
      {"&", "&"},
      {"&amp", "&amp"},
      {"&#xD800;", "\xEF\xBF\xBD"},
  };
  for (const auto& [text, decoded] : rows) {
    CAPTURE(text);
    CHECK(decode_entities(text) == decoded);
  }
}

TEST_CASE("hostile markup takes linear time", "[markup]") {
  for (const char* part : {"<!--", "<a href=\"", "<a b=", "\" src=\"", "<b <b ", "& src=\""}) {
    std::string line;
    while (line.size() < (std::size_t{2} << 20)) line += part;
    const auto begin = std::chrono::steady_clock::now();
    strip_tags(line);
    const auto seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    CAPTURE(part);
    CHECK(seconds < 30);  // 2 MiB squared would take hours
  }
}
