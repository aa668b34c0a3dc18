#include "tests/faults/disk_log.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace newsgrep::test {
namespace {

using Inode = std::size_t;
constexpr Inode top = 0;
constexpr Inode nothing = static_cast<Inode>(-1);

/// A step of the effects of a call: a name in a folder gets another file, or bytes of a file
/// change.
struct Effect {
  std::size_t call = 0;  ///< Number of the call. All effects of one are kept, or none.
  bool is_data = false;
  Inode inode = nothing;  ///< The folder or file that changes.
  std::string name = {};  ///< The name in the folder, and what it names now.
  Inode named = nothing;
  bool truncates = false;
  std::size_t offset = 0;  ///< As DiskCall::offset.
  const std::string* bytes = nullptr;
  bool durable = false;
};

struct Object {
  bool is_folder = false;
  std::string bytes = {};
  std::map<std::string, Inode> names = {};
};

/// All files and folders, by number: also those that have no name any more.
struct Disk {
  std::vector<Object> objects = {{true}};

  Inode make(bool is_folder) {
    objects.push_back({is_folder});
    return objects.size() - 1;
  }

  /// Returns the file or folder at `path`; throws if there is none.
  Inode find(std::string_view path) const {
    Inode at = top;
    while (!path.empty()) {
      const auto name = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(path.size(), name.size() + 1));
      at = objects[at].names.at(std::string(name));
    }
    return at;
  }

  void apply(const Effect& effect, Fate fate) {
    auto& object = objects[effect.inode];
    if (!effect.is_data) {
      if (effect.named == nothing) {
        object.names.erase(effect.name);
      } else {
        object.names[effect.name] = effect.named;
      }
    } else if (effect.truncates) {
      object.bytes.resize(effect.offset);
    } else {
      write(object.bytes, effect, fate);
    }
  }

  static void write(std::string& bytes, const Effect& effect, Fate fate) {
    constexpr std::size_t sector = 512;
    const auto& written = *effect.bytes;
    bytes.resize(std::max(bytes.size(), effect.offset + written.size()));
    for (std::size_t i = 0; i < written.size(); ++i) {
      const bool kept = fate == Fate::kept || (fate == Fate::torn && (i / sector) % 2 == 0);
      if (kept) bytes[effect.offset + i] = written[i];
    }
  }
};

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string name_of(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

/// Plays calls: the disk as programs see it, and the effects with what is durable of them.
class Player {
 public:
  explicit Player(const FileTree& before) {
    for (const auto& [path, node] : before) {
      const auto made = seen_.make(node.type == Node::Type::folder);
      seen_.objects[made].bytes = node.bytes;
      seen_.objects[seen_.find(folder_of(path))].names[name_of(path)] = made;
    }
    first_ = seen_;
  }

  void play(std::size_t number, const DiskCall& call) {
    using Kind = DiskCall::Kind;
    Effect effect;
    effect.call = number;
    switch (call.kind) {
      case Kind::create:
      case Kind::mkdir:
        link(effect, call.path, make(call.kind == Kind::mkdir));
        break;
      case Kind::rename:
        link(effect, call.path, seen_.find(call.from));
        link(effect, call.from, nothing);
        break;
      case Kind::unlink:
        link(effect, call.path, nothing);
        break;
      case Kind::sync:
        make_durable(seen_.find(call.path));
        break;
      case Kind::truncate:
      case Kind::write:
        effect.is_data = true;
        effect.inode = seen_.find(call.path);
        effect.truncates = call.kind == Kind::truncate;
        effect.offset = call.offset;
        effect.bytes = &call.bytes;
        add(effect);
    }
  }

  FileTree lose_power(const ChooseFate& choose) const {
    auto disk = first_;
    disk.objects.resize(seen_.objects.size());
    for (std::size_t i = 0; i < disk.objects.size(); ++i) {
      disk.objects[i].is_folder = seen_.objects[i].is_folder;
    }
    std::map<std::size_t, Fate> fates;
    for (const auto& effect : effects_) {
      auto fate = Fate::kept;
      if (!effect.durable) {
        const auto known = fates.find(effect.call);
        fate = known != fates.end() ? known->second : choose(effect.is_data);
        fates[effect.call] = fate;
      }
      if (fate != Fate::lost) disk.apply(effect, fate);
    }
    FileTree tree;
    std::set<Inode> entered;
    collect(disk, top, "", entered, tree);
    return tree;
  }

 private:
  Inode make(bool is_folder) { return seen_.make(is_folder); }

  void link(Effect effect, const std::string& path, Inode named) {
    effect.inode = seen_.find(folder_of(path));
    effect.name = name_of(path);
    effect.named = named;
    add(effect);
  }

  void add(const Effect& effect) {
    seen_.apply(effect, Fate::kept);
    effects_.push_back(effect);
  }

  void make_durable(Inode inode) {
    for (auto& effect : effects_) effect.durable |= effect.inode == inode;
  }

  static void collect(const Disk& disk, Inode folder, const std::string& prefix,
                      std::set<Inode>& entered, FileTree& tree) {
    entered.insert(folder);
    for (const auto& [name, inode] : disk.objects[folder].names) {
      const auto& object = disk.objects[inode];
      const auto path = prefix + name;
      tree.emplace(path,
                   Node{object.is_folder ? Node::Type::folder : Node::Type::file, object.bytes});
      if (object.is_folder && !entered.contains(inode)) {
        collect(disk, inode, path + "/", entered, tree);
      }
    }
    entered.erase(folder);
  }

  Disk seen_;
  Disk first_;
  std::vector<Effect> effects_;
};

std::string_view take(std::string_view& text, char end) {
  const auto part = text.substr(0, text.find(end));
  text.remove_prefix(std::min(text.size(), part.size() + 1));
  return part;
}

std::string relative(std::string_view path, std::string_view disk) {
  if (!path.starts_with(disk)) throw std::runtime_error("recorded beside the disk");
  path.remove_prefix(std::min(path.size(), disk.size() + 1));
  return std::string(path);
}

DiskCall::Kind kind_of(std::string_view name) {
  static const std::map<std::string_view, DiskCall::Kind> kinds = {
      {"create", DiskCall::Kind::create}, {"mkdir", DiskCall::Kind::mkdir},
      {"write", DiskCall::Kind::write},   {"truncate", DiskCall::Kind::truncate},
      {"sync", DiskCall::Kind::sync},     {"rename", DiskCall::Kind::rename},
      {"unlink", DiskCall::Kind::unlink}};
  return kinds.at(name);
}

}  // namespace

std::vector<DiskCall> parse_record(std::string_view record, std::string_view disk) {
  std::vector<DiskCall> calls;
  while (!record.empty()) {
    auto line = take(record, '\n');
    DiskCall call;
    call.kind = kind_of(take(line, ' '));
    std::size_t size = 0;
    if (call.kind == DiskCall::Kind::write || call.kind == DiskCall::Kind::truncate) {
      call.offset = std::stoul(std::string(take(line, ' ')));
    }
    if (call.kind == DiskCall::Kind::write) size = std::stoul(std::string(take(line, ' ')));
    if (call.kind == DiskCall::Kind::rename) call.from = relative(take(line, '\t'), disk);
    call.path = relative(line, disk);
    if (call.kind == DiskCall::Kind::write) {
      call.bytes = record.substr(0, size);
      record.remove_prefix(size + 1);
    }
    calls.push_back(std::move(call));
  }
  return calls;
}

FileTree after_power_loss(const FileTree& before, const std::vector<DiskCall>& calls,
                          std::size_t count, const ChooseFate& choose) {
  Player player(before);
  for (std::size_t i = 0; i < count; ++i) player.play(i, calls[i]);
  return player.lose_power(choose);
}

}  // namespace newsgrep::test
