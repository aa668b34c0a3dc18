#include "searcher/cli/link.hpp"

#include <unistd.h>

#include <array>
#include <cstdlib>

#include "text/ascii.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::string_view digits = "0123456789ABCDEF";

bool is_letter_or_digit(char c) {
  return text::is_ascii_letter(c) || text::is_ascii_digit(c);
}

void append_encoded(std::string& url, char c) {
  const auto byte = static_cast<unsigned char>(c);
  ((url += '%') += digits[byte >> 4]) += digits[byte & 15];
}

/// Returns `text` with all but printable ASCII percent-encoded; `%` stays as it is.
std::string only_printable(std::string_view text) {
  std::string url;
  for (const char c : text) c > ' ' && c < '\x7F' ? url += c : (append_encoded(url, c), url);
  return url;
}

std::string this_host() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

}  // namespace

bool links_are_wanted() {
  const auto variable = [](const char* name) -> std::string_view {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
  };
  const auto terminal = variable("TERM");
  return variable("NEWSGREP_LINKS") != "never" && terminal != "dumb" && terminal != "linux";
}

std::string file_url(std::string_view absolute_path, std::string_view host) {
  std::string url = "file://";
  for (const char c : host) {
    is_letter_or_digit(c) || c == '.' || c == '-' ? url += c : (append_encoded(url, c), url);
  }
  constexpr std::string_view kept = "/-._~";
  for (const char c : absolute_path) {
    const bool keep = is_letter_or_digit(c) || kept.find(c) != std::string_view::npos;
    keep ? url += c : (append_encoded(url, c), url);
  }
  return url;
}

std::optional<std::string> link_of(const ArticleInfo& article) {
  if (article.path.starts_with('/')) {
    static const auto host = this_host();
    return file_url(article.path, host);
  }
  const bool from_file = !article.path.empty() && article.path != "-";
  const bool of_the_web = article.url.starts_with("http://") || article.url.starts_with("https://");
  if (from_file || !of_the_web) return std::nullopt;
  return only_printable(article.url);
}

std::string linked(std::string_view text, std::string_view url) {
  std::string out = "\x1b]8;;";
  out.append(url).append("\x1b\\").append(text).append(link_end);
  return out;
}

}  // namespace newsgrep::cli
