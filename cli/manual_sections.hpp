#pragma once

#include <string>
#include <utility>
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

/// What a manual page says beside the options.
struct Manual {
  std::string summary;                        ///< Follows the name, without a full stop.
  std::vector<std::string> synopsis;          ///< Lines, without the name.
  std::vector<ManualSection> before_options;  ///< DESCRIPTION and the like.
  std::vector<ManualSection> after_options;   ///< OUTPUT and the like.
};

inline ManualBlock paragraph(std::string text) {
  return {ManualBlock::Kind::paragraph, std::move(text), {}};
}

inline ManualBlock item(std::string tag, std::string text) {
  return {ManualBlock::Kind::item, std::move(text), std::move(tag)};
}

inline ManualBlock example(std::string text) {
  return {ManualBlock::Kind::example, std::move(text), {}};
}

}  // namespace newsgrep::cli
