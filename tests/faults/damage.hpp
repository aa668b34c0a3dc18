#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/faults/file_tree.hpp"

namespace newsgrep::test {

/// A damage of the files of an index.
struct Damage {
  std::string fault;  ///< Its kind.
  std::string place;  ///< The file, and what exactly is done to it.
  FileTree tree;      ///< The files afterwards.
};

/// The states of an index, one after another; the last is the present one.
using Generations = std::vector<FileTree>;

/// Returns the damage with this number, of a file of the present state. The same arguments give the
/// same damage.
Damage random_damage(const Generations& generations, unsigned seed, std::size_t number);

}  // namespace newsgrep::test
