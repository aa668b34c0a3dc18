#include "corpus/json_members.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "newsgrep/article.hpp"

namespace newsgrep::corpus {
namespace {

using Json = nlohmann::json;

/// Finds the place where a text is not JSON, without building a value.
class ErrorFinder : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    error_bytes = position;
    return false;
  }

  std::optional<std::size_t> error_bytes;  ///< Bytes up to the error; nothing if there is none.
};

/// Keeps the values of the known keys of the outermost object.
class MemberReader final : public ErrorFinder {
 public:
  explicit MemberReader(const std::function<bool(std::string_view)>& is_known)
      : is_known_(is_known) {}

  bool null() override { return put(nullptr); }
  bool boolean(bool) override { return put(OtherValue()); }
  bool number_integer(number_integer_t value) override { return put(std::int64_t{value}); }
  bool number_unsigned(number_unsigned_t value) override { return put(std::uint64_t{value}); }
  bool number_float(number_float_t value, const string_t&) override { return put(value); }
  bool string(string_t& value) override { return put(std::move(value)); }

  bool start_object(std::size_t) override {
    if (depth_ == 0) is_object_ = true;
    return put(OtherValue()) && enter();
  }
  bool end_object() override { return leave(); }
  bool start_array(std::size_t) override {
    if (depth_ == 1) in_array_ = true;
    return put(std::vector<std::string>()) && enter();
  }
  bool end_array() override { return leave(); }

  bool key(string_t& name) override {
    if (depth_ != 1) return true;
    value_ = nullptr;
    if (is_known_(name)) {
      value_ = &members_.known[name];
    } else {
      members_.has_others = true;
    }
    return true;
  }

  std::variant<JsonMembers, JsonFailure> take(bool is_json) {
    using Kind = JsonFailure::Kind;
    if (too_deep_) return JsonFailure{Kind::too_deep};
    if (too_many_) return JsonFailure{Kind::too_many_values};
    if (!is_json) return JsonFailure{Kind::not_json, error_bytes.value_or(0)};
    if (!is_object_) return JsonFailure{Kind::not_an_object};
    return std::move(members_);
  }

 private:
  bool enter() {
    too_deep_ = ++depth_ > max_json_depth;
    return !too_deep_;
  }

  bool leave() {
    if (--depth_ == 1) in_array_ = false;
    return true;
  }

  /// Keeps a value of the object, or a string of an array that is one.
  template <typename Value>
  bool put(Value&& value) {
    if (!value_) return true;
    if (depth_ == 1) {
      *value_ = std::forward<Value>(value);
      return true;
    }
    if constexpr (std::is_same_v<std::decay_t<Value>, std::string>) {
      if (depth_ != 2 || !in_array_) return true;
      auto& strings = std::get<std::vector<std::string>>(*value_);
      too_many_ = strings.size() == max_article_passages;
      if (!too_many_) strings.push_back(std::forward<Value>(value));
      return !too_many_;
    }
    return true;
  }

  const std::function<bool(std::string_view)>& is_known_;
  JsonMembers members_;
  JsonValue* value_ = nullptr;  ///< Value of the current key of the object; null if not kept.
  std::size_t depth_ = 0;
  bool is_object_ = false;
  bool in_array_ = false;  ///< True inside an array that is a value of the object.
  bool too_deep_ = false;
  bool too_many_ = false;
};

}  // namespace

std::variant<JsonMembers, JsonFailure> read_json_members(
    std::string_view text, const std::function<bool(std::string_view)>& is_known) {
  MemberReader reader(is_known);
  const bool is_json = Json::sax_parse(text.begin(), text.end(), &reader);
  return reader.take(is_json);
}

std::optional<std::size_t> find_json_error(std::string_view text) {
  ErrorFinder finder;
  Json::sax_parse(text.begin(), text.end(), &finder);
  return finder.error_bytes;
}

}  // namespace newsgrep::corpus
