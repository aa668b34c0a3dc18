#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace newsgrep::corpus {

/// The most levels of objects and arrays in an article. What is nested deeper is no news, and a
/// program that reads it by recursion may crash.
inline constexpr std::size_t max_json_depth = 100;

/// A value that is not kept: an object, true, false, or an array of anything else than strings.
struct OtherValue {};

/// A value of a JSON object, as far as an article can have it. An array is the strings in it.
using JsonValue = std::variant<OtherValue, std::nullptr_t, std::string, std::int64_t, std::uint64_t,
                               double, std::vector<std::string>>;

/// The members of a JSON object that an article is made from.
struct JsonMembers {
  /// Values of the known keys. Of a key that comes twice, the last counts.
  std::map<std::string, JsonValue, std::less<>> known;
  bool has_others = false;  ///< True if there are keys that are not known.
};

/// Why a text has no members.
struct JsonFailure {
  enum class Kind { not_json, not_an_object, too_deep, too_many_values };
  Kind kind = Kind::not_json;
  std::size_t error_bytes = 0;  ///< Bytes up to the mistake, if it is not JSON.
};

/// Reads the members of the JSON object `text`. `is_known` tells which keys count. Takes memory in
/// proportion to their values only, however deep or large the others are. A text that is nested
/// deeper than max_json_depth, or has an array of more than max_article_passages strings as one of
/// the values, is a failure.
std::variant<JsonMembers, JsonFailure> read_json_members(
    std::string_view text, const std::function<bool(std::string_view)>& is_known);

/// Returns the number of bytes up to the first mistake in a text that is not JSON; nothing if it is
/// JSON, however deep it is.
std::optional<std::size_t> find_json_error(std::string_view text);

}  // namespace newsgrep::corpus
