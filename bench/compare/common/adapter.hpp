#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "../../query_file.hpp"

/// What the adapters in C++ share: options, the files they read, the measuring, the JSON they
/// print.
namespace newsgrep::compare {

constexpr std::size_t top = 10;

using bench::joined;
using bench::Mode;
using bench::Words;

struct Passage {
  std::string id;
  std::string title;
  std::string text;
};

/// `id<TAB>title<TAB>text` a line; other lines are skipped.
void for_each_passage(const std::string& path, const std::function<void(const Passage&)>& use);

/// What a search found.
struct Found {
  std::size_t hits = 0;
  std::size_t bytes = 0;  ///< Of ids, titles and texts, all of which have been read.
};

/// One open index of an engine.
class Engine {
 public:
  virtual ~Engine() = default;
  /// Parses, ranks, and reads the id, title and text of the best passages.
  virtual Found search(const Words& words, Mode mode) = 0;
  virtual std::size_t count(const Words& words, Mode mode) = 0;
};

struct Adapter {
  std::string name;
  std::string version;
  /// Builds an index of the passage file where there is none; returns how many passages it has.
  /// The variant is empty or `fields`: titles and words as they are written can be searched too.
  std::function<std::size_t(const std::string& passages, const std::string& index,
                            const std::string& variant)>
      build;
  std::function<std::unique_ptr<Engine>(const std::string& index)> open;
};

/// `index`, `search` or `count`, as ../README.md describes them; returns the exit status.
int run_adapter(const Adapter& adapter, int argc, char** argv);

}  // namespace newsgrep::compare
