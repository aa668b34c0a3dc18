#include "tests/faults/damage.hpp"

#include <algorithm>
#include <random>
#include <utility>

namespace newsgrep::test {
namespace {

constexpr std::size_t page_bytes = 4096;

std::string name_of(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

/// What tells files of one kind: `words` of all shards, `files-` of all lists of files.
std::string kind_of(const std::string& path) {
  const auto name = name_of(path);
  return name.substr(0, name.find_first_of("0123456789"));
}

/// Makes one damage. Each member does one kind and returns false if the file does not allow it.
class Damager {
 public:
  Damager(const Generations& generations, std::mt19937& random)
      : generations_(generations), random_(random), made_{{}, {}, generations.back()} {}

  Damage make() {
    do {
      choose_file();
    } while (!damage_file());
    return std::move(made_);
  }

 private:
  using Kind = std::pair<const char*, bool (Damager::*)()>;

  bool damage_file() {
    static const std::vector<Kind> kinds = {
        {"a bit flipped", &Damager::flip_bit},
        {"a byte changed", &Damager::change_byte},
        {"random bytes over a run", &Damager::scramble},
        {"cut off", &Damager::cut},
        {"extended", &Damager::extend},
        {"a page of zeros", &Damager::zero_page},
        {"two pages swapped", &Damager::swap_pages},
        {"swapped with another shard's", &Damager::swap_with_other_shard},
        {"two shards swapped", &Damager::swap_shards},
        {"replaced by an older one", &Damager::take_older},
        {"replaced by another shard's", &Damager::copy_of_other_shard},
        {"missing", &Damager::remove},
        {"empty", &Damager::make_empty},
        {"a folder in its place", &Damager::make_folder},
        {"a pipe in its place", &Damager::make_pipe},
        {"a broken link in its place", &Damager::make_link},
        {"a whole shard missing", &Damager::remove_shard},
        {"bytes moved within", &Damager::move_bytes},
    };
    const auto& [fault, damage] = kinds[below(kinds.size())];
    made_.fault = fault;
    made_.place = path_;
    return (this->*damage)();
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }
  char any_byte() { return static_cast<char>(random_() & 0xFF); }

  void choose_file() {
    std::vector<std::string> files;
    for (const auto& [path, node] : made_.tree) {
      if (node.type == Node::Type::file) files.push_back(path);
    }
    path_ = files[below(files.size())];
  }

  std::string& bytes() { return made_.tree.at(path_).bytes; }
  void note(std::size_t number) { made_.place += " " + std::to_string(number); }

  bool flip_bit() {
    if (bytes().empty()) return false;
    const auto at = below(bytes().size());
    const auto bit = below(8);
    bytes()[at] = static_cast<char>(bytes()[at] ^ (1 << bit));
    note(at);
    note(bit);
    return true;
  }

  bool change_byte() {
    if (bytes().empty()) return false;
    const auto at = below(bytes().size());
    bytes()[at] = static_cast<char>(bytes()[at] + 1 + static_cast<char>(below(255)));
    note(at);
    return true;
  }

  bool scramble() {
    if (bytes().empty()) return false;
    const auto begin = below(bytes().size());
    const auto size = std::min(bytes().size() - begin, 1 + below(below(2) == 0 ? 16 : 8192));
    for (std::size_t i = 0; i < size; ++i) bytes()[begin + i] = any_byte();
    note(begin);
    note(size);
    return true;
  }

  bool cut() {
    if (bytes().empty()) return false;
    auto size = below(bytes().size());
    if (below(3) == 0) size = size / page_bytes * page_bytes;
    if (below(6) == 0) size = bytes().size() - 1;
    bytes().resize(size);
    note(size);
    return true;
  }

  bool extend() {
    const auto size = 1 + below(below(2) == 0 ? 16 : 9000);
    const auto how = below(3);
    const auto whole = bytes();
    for (std::size_t i = 0; i < size; ++i) {
      const auto repeated = whole.empty() ? '\0' : whole[i % whole.size()];
      bytes() += how == 0 ? '\0' : how == 1 ? any_byte() : repeated;
    }
    note(size);
    return true;
  }

  bool zero_page() {
    if (bytes().empty()) return false;
    const auto begin = below(bytes().size()) / page_bytes * page_bytes;
    const auto size = std::min(page_bytes, bytes().size() - begin);
    bytes().replace(begin, size, size, '\0');
    note(begin);
    return true;
  }

  bool swap_pages() {
    const auto pages = bytes().size() / page_bytes;
    if (pages < 2) return false;
    const auto first = below(pages) * page_bytes;
    const auto second = below(pages) * page_bytes;
    for (std::size_t i = 0; i < page_bytes; ++i) std::swap(bytes()[first + i], bytes()[second + i]);
    note(first);
    note(second);
    return true;
  }

  bool move_bytes() {
    if (bytes().size() < 2) return false;
    const auto size = 1 + below(std::min(bytes().size() - 1, page_bytes));
    const auto from = below(bytes().size() - size + 1);
    const auto to = below(bytes().size() - size + 1);
    const auto moved = bytes().substr(from, size);
    bytes().replace(to, size, moved);
    note(from);
    note(to);
    note(size);
    return true;
  }

  /// Returns the file of the same name in another shard; empty if there is none.
  std::string in_other_shard() {
    std::vector<std::string> others;
    for (const auto& [path, node] : made_.tree) {
      if (path != path_ && node.type == Node::Type::file && path_.starts_with("shards/") &&
          name_of(path) == name_of(path_)) {
        others.push_back(path);
      }
    }
    if (others.empty()) return {};
    const auto& other = others[below(others.size())];
    made_.place += ' ' + other;
    return other;
  }

  bool swap_with_other_shard() {
    const auto other = in_other_shard();
    if (other.empty()) return false;
    std::swap(bytes(), made_.tree.at(other).bytes);
    return true;
  }

  bool copy_of_other_shard() {
    const auto other = in_other_shard();
    if (other.empty()) return false;
    bytes() = made_.tree.at(other).bytes;
    return true;
  }

  bool swap_shards() {
    const auto other = in_other_shard();
    if (other.empty()) return false;
    const auto folder = path_.substr(0, path_.rfind('/') + 1);
    const auto other_folder = other.substr(0, other.rfind('/') + 1);
    for (auto& [path, node] : made_.tree) {
      if (!path.starts_with(folder)) continue;
      std::swap(node, made_.tree.at(other_folder + path.substr(folder.size())));
    }
    return true;
  }

  bool take_older() {
    std::vector<std::string> older;
    for (const auto& generation : generations_) {
      for (const auto& [path, node] : generation) {
        if (node.type == Node::Type::file && kind_of(path) == kind_of(path_)) {
          older.push_back(node.bytes);
        }
      }
    }
    const auto chosen = below(older.size());
    bytes() = older[chosen];
    note(chosen);
    return true;
  }

  bool remove() {
    made_.tree.erase(path_);
    return true;
  }

  bool remove_shard() {
    if (!path_.starts_with("shards/")) return false;
    const auto folder = path_.substr(0, path_.rfind('/'));
    std::erase_if(made_.tree, [&](const auto& entry) {
      return entry.first == folder || entry.first.starts_with(folder + "/");
    });
    return true;
  }

  bool make_empty() {
    bytes().clear();
    return true;
  }
  bool make_folder() { return become(Node::Type::folder); }
  bool make_pipe() { return become(Node::Type::pipe); }
  bool make_link() { return become(Node::Type::broken_link); }

  bool become(Node::Type type) {
    made_.tree.at(path_) = {type};
    return true;
  }

  const Generations& generations_;
  std::mt19937& random_;
  Damage made_;
  std::string path_;
};

}  // namespace

Damage random_damage(const Generations& generations, unsigned seed, std::size_t number) {
  std::seed_seq numbers{static_cast<std::uint64_t>(seed), static_cast<std::uint64_t>(number)};
  std::mt19937 random(numbers);
  for (;;) {
    auto damage = Damager(generations, random).make();
    if (damage.tree != generations.back()) return damage;
  }
}

}  // namespace newsgrep::test
