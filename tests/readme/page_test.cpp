#include "tests/readme/page.hpp"

#include "tests/support/catch.hpp"

using namespace newsgrep::test;

namespace {

const std::string page = R"(Text, a [link](docs/query.md#fields) and <img src="docs/a.svg">.

```console
$ echo one
one
$ printf '%s\n' two \
>   three

two
```

```sh
script/demo
```

| kind | us |
|---|--:|
| any word | 60 |

[home](https://xapian.org) [here](#text) [`x`](x/)
)";

}  // namespace

TEST_CASE("a page has its commands with what is shown under them", "[readme]") {
  const auto commands = commands_of(page);
  REQUIRE(commands.size() == 2);
  CHECK(commands[0].line == 4);
  CHECK(commands[0].text == "echo one");
  CHECK(commands[0].output == "one\n");
  CHECK(commands[1].text == "printf '%s\\n' two \\\n  three");
  CHECK(commands[1].output == "\ntwo\n");
  CHECK(page.substr(commands[1].output_begin_bytes, 4) == "\ntwo");
}

TEST_CASE("a page has its blocks by language, and the files that it links to", "[readme]") {
  CHECK(lines_of_blocks(page, "sh") == std::vector<std::string>{"script/demo"});
  CHECK(lines_of_blocks(page, "cmake").empty());
  CHECK(linked_files(page) == std::vector<std::string>{"docs/query.md", "docs/a.svg", "x/"});
}

TEST_CASE("a page has the lines of a table, and their first cells", "[readme]") {
  const auto rows = table_of(page, "| kind |");
  CHECK(rows == std::vector<std::string>{"| kind | us |", "|---|--:|", "| any word | 60 |"});
  CHECK(first_cell(rows[2]) == "any word");
  CHECK(table_of(page, "| none |").empty());
}
