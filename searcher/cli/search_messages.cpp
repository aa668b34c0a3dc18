#include "searcher/cli/search_messages.hpp"

#include <cstdio>
#include <iostream>
#include <string_view>

#include "cli/say.hpp"
#include "cli/terminal.hpp"
#include "searcher/cli/diagnostic_text.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::string_view program = "newsgrep";

std::string with_origin(const SearchTask& task, const std::string& message) {
  return task.origin.empty() ? message : visible(task.origin) + ": " + message;
}

}  // namespace

void SearchMessages::report(const SearchTask& task, const std::vector<Diagnostic>& diagnostics) {
  write(diagnostics_text(task.query.text(), diagnostics, task.origin, terminal_width(stderr)));
}

void SearchMessages::report_corrections(const SearchTask& task, const SearchResult& result) {
  const auto sentence = corrections_text(task.query, result);
  if (!sentence.empty()) write(std::string(program) + ": " + with_origin(task, sentence) + "\n");
}

void SearchMessages::note(const std::string& message, const std::string& hint) {
  notes_.emplace_back(message, hint);
}

void SearchMessages::note(const SearchTask& task, const std::string& message,
                          const std::string& hint) {
  note(with_origin(task, message), hint);
}

void SearchMessages::release() {
  std::cerr << std::exchange(waiting_, {});
}

void SearchMessages::finish() const {
  for (const auto& [message, hint] : notes_) say(program, message, hint);
}

void SearchMessages::write(const std::string& text) {
  if (output_ != nullptr && output_->through_pager()) {
    waiting_ += text;
  } else {
    std::cerr << text;
  }
}

}  // namespace newsgrep::cli
