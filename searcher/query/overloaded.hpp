#pragma once

namespace newsgrep::query {

/// Functions for std::visit, one for each alternative of a variant. An alternative without a
/// function does not compile.
template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};

template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace newsgrep::query
