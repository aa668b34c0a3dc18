#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "bench/query_file.hpp"

/// Shared by the adapters in C++: options, input files, measuring, and JSON output.
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

/// Reads `id<TAB>title<TAB>text` from each line and skips other lines.
void for_each_passage(const std::string& path, const std::function<void(const Passage&)>& use);

/// The result of a search.
struct Found {
  std::size_t hits = 0;
  std::size_t bytes = 0;  ///< Length of the ids, titles and texts that were read.
};

/// An open index of an engine.
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
  /// Builds a new index of the passage file; returns its number of passages. With the variant
  /// `fields` titles and words as they are written can be searched too; else it is empty.
  std::function<std::size_t(const std::string& passages, const std::string& index,
                            const std::string& variant)>
      build;
  std::function<std::unique_ptr<Engine>(const std::string& index)> open;
};

/// Runs the command `index`, `search` or `count`, see ../README.md; returns the exit status.
int run_adapter(const Adapter& adapter, int argc, char** argv);

}  // namespace newsgrep::compare
