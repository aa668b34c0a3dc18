#pragma once

#include <CLI/CLI.hpp>

#include <map>
#include <string>
#include <vector>

namespace newsgrep::cli {

/// A part of a section of a manual page.
struct ManualBlock {
  enum class Kind {
    paragraph,
    item,     ///< `tag`, and `text` beside it.
    example,  ///< As it is, line by line.
  };
  Kind kind = Kind::paragraph;
  std::string text;
  std::string tag;
};

struct ManualSection {
  std::string title;
  std::vector<ManualBlock> blocks;
};

/// What a manual page says that is not in the program's options.
struct Manual {
  std::string summary;                         ///< Behind the name, without a full stop.
  std::vector<std::string> synopsis;           ///< Lines, without the name.
  std::vector<ManualSection> before_options;   ///< DESCRIPTION and the like.
  std::vector<ManualSection> after_options;    ///< OUTPUT and the like.
  std::map<std::string, std::string> details;  ///< More than the help says, by `--name`.
};

ManualBlock paragraph(std::string text);
ManualBlock item(std::string tag, std::string text);
ManualBlock example(std::string text);

/// The manual page in roff.
std::string manual_page(const CLI::App& app, const Manual& manual);

}  // namespace newsgrep::cli
