#pragma once

#include <string>

#include "text/analyzer.hpp"

namespace newsgrep::query {

/// The analysis chain of one of the languages of an index.
struct LanguageAnalyzer {
  std::string language;  ///< ISO 639-1.
  text::Analyzer analyzer;
};

}  // namespace newsgrep::query
