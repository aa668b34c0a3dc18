#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/held_folder.hpp"

namespace newsgrep::indexer {

// The names that a writer makes in the folder of an index. Whatever has another name, or the right
// name and the wrong type, belongs to the user.

inline constexpr std::string_view shards_folder = "shards";
inline constexpr std::string_view building_folder = "building";
/// An empty file that is there from the start of a first run until it publishes. Shards without a
/// stub are what such a run left; without this file they are an index whose stub is missing.
inline constexpr std::string_view first_run_file_name = "first-run";

/// Returns `prefix` and the number, with four digits at least: `files-0012`.
std::string numbered(std::string_view prefix, std::size_t number);

/// Returns the number of a name that numbered() made with this prefix; 0 for any other name.
std::size_t number_of(std::string_view name, std::string_view prefix);

/// Returns true for the name of a list of indexed files or of dead passages.
bool is_list_name(std::string_view name);

/// Returns the name under which the writer with this id writes a stub, before it publishes it.
std::string unfinished_stub_name(std::string_view writer_id);
/// Returns true for a name that unfinished_stub_name() gives.
bool is_unfinished_stub_name(std::string_view name);

/// Returns the name of the folder, in `building`, where the writer with this id builds shards.
std::string building_name(std::string_view writer_id);

/// A folder of an index, described by what a writer makes in it.
struct Layout {
  /// Returns true if a file of this name may be ours.
  bool (*has_file)(std::string_view name);
  /// Returns the layout of the folder of this name; null if it is not ours.
  const Layout* (*folder)(std::string_view name);
};

const Layout& index_layout();

/// Returns the first entry of `folder` that is not ours, as a path from there; folders are looked
/// into. Returns nothing if all is ours. Throws Error{io}.
std::optional<std::string> first_foreign_entry(const HeldFolder& folder,
                                               const Layout& layout = index_layout());

/// Removes all that is ours from the folder `name` in `parent`, and the folder if nothing is left.
/// What cannot be removed stays. Throws Error{io} for a folder that cannot be read.
void remove_ours(const HeldFolder& parent, const std::string& name, const Layout& layout);

}  // namespace newsgrep::indexer
