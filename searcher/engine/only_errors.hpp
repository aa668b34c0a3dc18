#pragma once

#include <new>
#include <stdexcept>
#include <system_error>

#include "newsgrep/error.hpp"
#include "searcher/query/clock.hpp"

namespace newsgrep::engine {

/// Returns what `work` returns. Whatever it throws leaves as an Error, except std::bad_alloc.
template <typename Work>
auto only_errors(Work&& work) {
  try {
    return work();
  } catch (const query::TimeIsUp&) {
    throw Error(ErrorCode::timed_out, "The time was up before the whole index was searched",
                "Give it more time with --timeout SECONDS, or no limit with --timeout 0");
  } catch (const std::system_error& error) {  // Of std::filesystem.
    throw Error(ErrorCode::io, error.what(), "Check the disk and the permissions");
  } catch (const std::length_error&) {  // A size that no memory has.
    throw std::bad_alloc();
  }
}

}  // namespace newsgrep::engine
