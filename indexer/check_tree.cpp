#include "indexer/check_tree.hpp"

#include <optional>
#include <utility>

#include "index/bytes/varint.hpp"
#include "index/glass/glass_block.hpp"
#include "index/glass/glass_table_writer.hpp"

namespace newsgrep::indexer {
namespace {

using index::table_block_bytes;

/// For each table that Xapian may have beside postlist.glass: the size from which its tags would be
/// compressed.
constexpr std::uint32_t compressed_from_bytes[] = {18, 18, 0, 18, 18};

/// Takes numbers and strings off the front of iamglass.
class VersionReader {
 public:
  explicit VersionReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    const auto value = index::take_varint(rest_);
    is_good_ = is_good_ && value;
    return value.value_or(0);
  }
  std::string_view string() {
    const auto value = index::take_string(rest_);
    is_good_ = is_good_ && value;
    return value.value_or(std::string_view());
  }
  std::string_view bytes(std::size_t count) {
    is_good_ = is_good_ && rest_.size() >= count;
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  void expect(bool as_written) { is_good_ = is_good_ && as_written; }
  bool is_good() const { return is_good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_good_ = true;
};

/// The place of a key among all keys of a table.
struct Place {
  std::string_view key;
  std::uint32_t component = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

class TreeCheck {
 public:
  TreeCheck(std::string_view table, const DatabaseVersion& version, const std::string& label,
            std::vector<TableItem>& items, FaultList& faults)
      : table_(table), label_(label), items_(items), faults_(faults) {
    if (table.size() % table_block_bytes != 0) fault("Its size is no multiple of a block's");
    blocks_ = static_cast<std::uint32_t>(table.size() / table_block_bytes);
    visited_.resize(blocks_);
    if (version.free_list_blocks != blocks_) {
      fault("It has " + std::to_string(blocks_) + " blocks; iamglass says " +
            std::to_string(version.free_list_blocks));
    }
    walk(version.root, version.level, {}, std::nullopt);
    for (std::uint32_t block = 0; block < blocks_; ++block) {
      if (!visited_[block]) fault(block, "hangs nowhere in the tree");
    }
    if (entries_ != version.entries) {
      fault("It has " + std::to_string(entries_) + " keys; iamglass says " +
            std::to_string(version.entries));
    }
  }

 private:
  void fault(std::string problem) { faults_.add(label_, std::move(problem)); }
  void fault(std::uint32_t block, std::string_view problem) {
    fault("Block " + std::to_string(block) + " " + std::string(problem));
  }

  /// Checks a block and all below it, whose keys are from `low` on and before `high`.
  void walk(std::uint32_t number, std::uint32_t level, Place low, std::optional<Place> high) {
    if (number >= blocks_ || visited_[number]) {
      return fault(number, number >= blocks_ ? "does not exist, but the tree leads there"
                                             : "hangs twice in the tree");
    }
    visited_[number] = true;
    const auto block = table_.substr(std::size_t{number} * table_block_bytes, table_block_bytes);
    if (!has_good_head(block, level)) return fault(number, "has a head that makes no sense");
    const auto end = index::load_16(block, index::directory_end_at);
    if (level == 0) {
      if (number < next_leaf_) fault(number, "is not in the order of its keys");
      next_leaf_ = number + 1;
      walk_leaf(number, block, end, low, high);
    } else {
      walk_branch(number, block, end, level, low, high);
    }
  }

  static bool has_good_head(std::string_view block, std::uint32_t level) {
    const auto end = index::load_16(block, index::directory_end_at);
    return index::load_32(block, 0) == index::glass_revision &&
           static_cast<unsigned char>(block[index::level_at]) == level &&
           end > index::directory_begin && end <= block.size() &&
           (end - index::directory_begin) % index::entry_bytes == 0;
  }

  void walk_branch(std::uint32_t number, std::string_view block, std::uint32_t end,
                   std::uint32_t level, Place low, const std::optional<Place>& high) {
    struct Child {
      std::uint32_t block;
      Place low;
    };
    std::vector<Child> children;
    for (auto entry = index::directory_begin; entry < end; entry += index::entry_bytes) {
      const auto at = index::load_16(block, entry);
      if (at < end || at + index::branch_item_bytes > block.size()) {
        return fault(number, "has an item that makes no sense");
      }
      const std::size_t key_bytes =
          static_cast<unsigned char>(block[at + index::branch_item_bytes - 1]);
      const auto after_key = at + index::branch_item_bytes + key_bytes;
      if (after_key + index::component_bytes > block.size()) {
        return fault(number, "has an item that makes no sense");
      }
      Place place{block.substr(at + index::branch_item_bytes, key_bytes),
                  index::load_16(block, after_key)};
      if (children.empty()) {
        if (!place.key.empty()) return fault(number, "has a first key that is not empty");
        place = low;
      } else if (place <= children.back().low || (high && place >= *high)) {
        return fault(number, "has keys that are not in order");
      }
      children.push_back({index::load_32(block, at), place});
    }
    for (std::size_t i = 0; i < children.size(); ++i) {
      const auto next = i + 1 < children.size() ? children[i + 1].low : high;
      walk(children[i].block, level - 1, children[i].low, next);
    }
  }

  void walk_leaf(std::uint32_t number, std::string_view block, std::uint32_t end, Place low,
                 const std::optional<Place>& high) {
    for (auto entry = index::directory_begin; entry < end; entry += index::entry_bytes) {
      const auto item = read_item(block, index::load_16(block, entry), end);
      if (!item) return fault(number, "has an item that makes no sense");
      const Place place{item->key, item->component};
      if (is_first_item_) {
        is_first_item_ = false;
        if (!item->key.empty() || !item->tag.empty() || !item->is_last) {
          fault(number, "does not begin with an empty item");
        }
        last_ = {};
        continue;
      }
      if (place <= last_ || place < low || (high && place >= *high)) {
        return fault(number, "has keys that are not in order");
      }
      // The pieces of a tag follow each other.
      const auto expected = was_last_piece_ || item->key != last_.key ? 1U : last_.component + 1;
      if (item->component != expected || (!was_last_piece_ && item->key != last_.key)) {
        return fault(number, "has a tag of which a piece is missing");
      }
      was_last_piece_ = item->is_last;
      last_ = place;
      if (item->component == 1) ++entries_;
      items_.push_back(*item);
    }
  }

  static std::optional<TableItem> read_item(std::string_view block, std::size_t at,
                                            std::size_t directory_end) {
    if (at < directory_end || at + index::leaf_item_bytes > block.size()) return std::nullopt;
    const auto size_and_flags = index::load_16(block, at);
    const std::size_t size = (size_and_flags & index::item_size_mask) + index::leaf_item_bytes;
    const std::size_t key_bytes = static_cast<unsigned char>(block[at + 2]);
    const bool is_first = (size_and_flags & index::first_piece) != 0;
    const auto head = index::leaf_item_bytes + key_bytes + (is_first ? 0 : index::component_bytes);
    if (size < head || at + size > block.size()) return std::nullopt;
    TableItem item;
    item.key = block.substr(at + index::leaf_item_bytes, key_bytes);
    item.tag = block.substr(at + head, size - head);
    item.is_last = (size_and_flags & index::last_piece) != 0;
    if (!is_first) item.component = index::load_16(block, at + index::leaf_item_bytes + key_bytes);
    return item;
  }

  std::string_view table_;
  const std::string& label_;
  std::vector<TableItem>& items_;
  FaultList& faults_;
  std::uint32_t blocks_ = 0;
  std::vector<bool> visited_;
  std::uint32_t next_leaf_ = 0;
  bool is_first_item_ = true;
  bool was_last_piece_ = true;
  Place last_;
  std::uint64_t entries_ = 0;
};

}  // namespace

DatabaseVersion read_version(std::string_view bytes, const std::string& label, FaultList& faults) {
  constexpr std::uint32_t max_level = 16;
  VersionReader in(bytes);
  DatabaseVersion version;
  in.expect(in.bytes(index::glass_magic.size()) == index::glass_magic);
  in.expect(in.bytes(index::glass_format_date.size()) == index::glass_format_date);
  version.uuid = in.bytes(index::uuid_bytes);
  in.expect(in.number() == index::glass_revision);
  version.root = static_cast<std::uint32_t>(in.number());
  const auto level_and_flags = in.number();
  in.expect((level_and_flags & 3) == 2 && level_and_flags >> 2 <= max_level);
  version.level = static_cast<std::uint32_t>(level_and_flags >> 2);
  version.entries = in.number();
  in.expect(in.number() == table_block_bytes >> 11);
  in.expect(in.number() == 0);  // Tags are not compressed.
  auto free_list = in.string();
  in.expect(index::take_varint(free_list) == index::glass_revision);
  version.free_list_blocks = index::take_varint(free_list).value_or(0);
  in.expect(free_list == std::string_view("\0\0\0\0", 4));
  for (const auto compressed_from : compressed_from_bytes) {
    in.expect(in.number() == 0);  // Root.
    in.expect(in.number() == 3);  // No file.
    in.expect(in.number() == 0);  // Items.
    in.expect(in.number() == table_block_bytes >> 11);
    in.expect(in.number() == compressed_from);
    in.expect(in.string().empty());
  }
  version.passages = in.number();
  in.expect(in.number() == 0);
  version.min_length = in.number();
  version.max_wdf = in.number();
  version.max_length_above_wdf = in.number();
  in.expect(in.number() == 0);
  version.total_length = in.number();
  in.expect(in.number() == 0);
  if (!in.is_good()) faults.add(label, "It is not what newsgrep writes");
  return version;
}

void check_tree(std::string_view table, const DatabaseVersion& version, const std::string& label,
                std::vector<TableItem>& items, FaultList& faults) {
  TreeCheck(table, version, label, items, faults);
}

}  // namespace newsgrep::indexer
