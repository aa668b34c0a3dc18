#pragma once

// The parts of a Markdown page that a test can compare with something.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::test {

/// A command in a `console` block and the output that the page shows under it.
struct ShownCommand {
  std::size_t line = 0;  ///< Of the page, 1-based.
  std::string text;      ///< Without `$ `; a longer one goes on in lines that begin with `> `.
  std::string output;
  std::size_t output_begin_bytes = 0;  ///< Where the output begins in the page.
};

/// Returns the commands of all `console` blocks, in their order.
std::vector<ShownCommand> commands_of(std::string_view page);

/// Returns the lines in all blocks of a language (```` ```LANGUAGE ````); `language` may be empty.
std::vector<std::string> lines_of_blocks(std::string_view page, std::string_view language);

/// Returns the lines of the first table whose header begins with `header`, the header's two
/// included.
std::vector<std::string> table_of(std::string_view page, std::string_view header);

/// Returns what stands in the first cell of a line of a table.
std::string first_cell(std::string_view row);

/// Returns the targets of links and pictures that are files of the project: no `#`, no `https:`.
std::vector<std::string> linked_files(std::string_view page);

}  // namespace newsgrep::test
