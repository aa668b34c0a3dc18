#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::cli {

struct Program;

/// What it means that an option with a value is given several times.
enum class Repeated {
  refused,      ///< An error.
  last_counts,  ///< The last value counts.
  all_count,    ///< Each value counts.
};

/// What a shell offers where a value is typed.
enum class Completes { nothing, files, folders };

/// The value that an option takes.
struct OptionValue {
  std::string_view name = {};                  ///< `NUM`; empty for an option without a value.
  std::vector<std::string_view> choices = {};  ///< The values that there are, when they are fixed.
  Completes completes = Completes::nothing;
  Repeated repeated = Repeated::refused;
  /// The value of `--color` alone. When it is not empty, a value is given only as `--color=WHEN`.
  std::string_view when_left_out = {};

  bool is_optional() const { return !when_left_out.empty(); }
};

/// An option of a program. The parser, --help, the manual page and the completions are made of
/// these, so that an option stands in one place.
struct Option {
  std::vector<std::string_view> names;  ///< `-m`, `--max-count`; short ones first.
  OptionValue value = {};
  std::string_view group = {};   ///< Heading in help and manual; an option without one is hidden.
  std::string_view help = {};    ///< One line, without a full stop.
  std::string_view manual = {};  ///< Sentences that the manual page adds to `help`.

  /// Options of a set exclude each other.
  std::string_view set = {};
  /// Names of options and sets that this option excludes. It is enough that one of the two names
  /// the other.
  std::vector<std::string_view> excludes = {};

  /// Means that `-7` is this option with the value 7.
  bool takes_dash_number = false;

  /// Called with each value, or once with an empty one. Throws UsageError when the value is wrong,
  /// whose message continues the name of the option.
  std::function<void(const std::string& value)> apply = {};
  /// For an option like --help, instead of `apply`: returns the text that the program prints
  /// instead of doing its work. Such an option counts even if the rest of the command line is
  /// wrong.
  std::function<std::string(const Program& program, const std::string& value)> answer = {};

  /// The long name, or the short one if there is no other.
  std::string_view main_name() const;
  bool has_name(std::string_view name) const;
};

/// Arguments that are no options.
struct Positional {
  std::string_view name;  ///< `PATH`
  bool repeated = false;  ///< Takes all arguments that are left.
  std::string_view help = {};
  std::function<void(const std::string& argument)> apply = {};
};

/// Returns whether the two cannot be used together.
bool exclude_each_other(const Option& one, const Option& other);

/// Returns an `apply` that sets `flag`.
std::function<void(const std::string&)> turn_on(bool& flag);

}  // namespace newsgrep::cli
