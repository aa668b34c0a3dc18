#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

#include "indexer/held_folder.hpp"

namespace newsgrep::indexer {

/// The stub file as it stands on the disk.
struct StubFile {
  std::string text;
  mode_t mode;  ///< Its permissions.
};

/// Returns the stub file in `folder`; nothing if there is none. Throws Error{bad_argument} if it is
/// a link or no file, Error{io} if it cannot be read or trusted.
std::optional<StubFile> read_stub_file(const HeldFolder& folder);

/// What a writer will do with an index that is damaged.
enum class IfDamaged { refuse, replace };

/// Makes sure that a writer may work in `folder`, and returns the stub file of the index there;
/// nothing if there is no index yet. There is one if the stub begins as ours do. There may be one
/// if the folder is empty, or has a lock of ours and nothing but what a writer makes: then a first
/// run was cut off, or the stub is damaged.
///
/// Throws Error{bad_argument} if the folder is not empty and is not an index, or has links in place
/// of our folders; Error{wrong_format} for a Xapian database of another program; Error{corrupt} for
/// a damaged or missing stub, unless it is to be replaced; Error{io} if the folder cannot be read,
/// belongs to another user, or can be written by any user.
std::optional<StubFile> recognize_index(const HeldFolder& folder, IfDamaged if_damaged);

}  // namespace newsgrep::indexer
