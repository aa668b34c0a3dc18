#include "corpus/article_id.hpp"

#include <cstdint>
#include <filesystem>

#include "corpus/clean_text.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::corpus {
namespace {

constexpr std::size_t max_id_bytes = 200;

std::string hashed(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  const std::uint64_t hash = text::stable_hash(text);
  std::string id;
  for (int shift = 60; shift >= 0; shift -= 4) id += digits[(hash >> shift) & 0xF];
  return id;
}

bool is_usable(std::string_view id) {
  // Cleaning removes control characters and white space but for single spaces.
  return id.size() <= max_id_bytes && id.find(' ') == std::string_view::npos &&
         clean_text(id) == id;
}

}  // namespace

std::string article_id(std::string_view given, std::string_view url, std::string_view place) {
  if (!given.empty()) return is_usable(given) ? std::string(given) : hashed(given);
  return hashed(url.empty() ? place : url);
}

std::string file_place(std::string_view path) {
  if (path == "-") return std::string(path);
  std::error_code error;
  const auto absolute = std::filesystem::absolute(path, error);
  return error ? std::string(path) : absolute.lexically_normal().string();
}

}  // namespace newsgrep::corpus
