#include "cli/counted.hpp"

namespace newsgrep::cli {

std::string grouped(std::size_t number) {
  constexpr std::size_t group = 3;
  auto text = std::to_string(number);
  for (auto at = text.size(); at > group; at -= group) text.insert(at - group, 1, ',');
  return text;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return grouped(count).append(" ").append(count == 1 ? one : many);
}

}  // namespace newsgrep::cli
