#include "tests/release/elf_file.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <stdexcept>
#include <string_view>

#include "tests/support/read_file.hpp"

namespace newsgrep::test {
namespace {

/// Returns `count` structs that stand at `offset`.
template <typename Struct>
std::vector<Struct> read_structs(std::string_view bytes, std::size_t offset, std::size_t count) {
  if (offset > bytes.size() || count > (bytes.size() - offset) / sizeof(Struct)) {
    throw std::runtime_error("the file is cut off");
  }
  std::vector<Struct> structs(count);
  std::memcpy(structs.data(), bytes.data() + offset, count * sizeof(Struct));
  return structs;
}

}  // namespace

ElfFile::ElfFile(const std::filesystem::path& path) : bytes_(read_file(path)) {
  constexpr unsigned char own_class = sizeof(void*) == 8 ? ELFCLASS64 : ELFCLASS32;
  const auto header = read_structs<ElfW(Ehdr)>(bytes_, 0, 1).front();
  if (!bytes_.starts_with(ELFMAG) || header.e_ident[EI_CLASS] != own_class) {
    throw std::runtime_error(path.string() + " is no program of this machine");
  }
  type_ = header.e_type;
  segments_ = read_structs<ElfW(Phdr)>(bytes_, header.e_phoff, header.e_phnum);
  for (const auto& segment : segments(PT_DYNAMIC)) {
    dynamic_ =
        read_structs<ElfW(Dyn)>(bytes_, segment.p_offset, segment.p_filesz / sizeof(ElfW(Dyn)));
  }
}

std::vector<ElfW(Phdr)> ElfFile::segments(unsigned type) const {
  std::vector<ElfW(Phdr)> found;
  std::copy_if(segments_.begin(), segments_.end(), std::back_inserter(found),
               [&](const auto& segment) { return segment.p_type == type; });
  return found;
}

std::vector<ElfW(Xword)> ElfFile::dynamic(ElfW(Sxword) tag) const {
  std::vector<ElfW(Xword)> values;
  for (const auto& entry : dynamic_) {
    if (entry.d_tag == tag) values.push_back(entry.d_un.d_val);
  }
  return values;
}

bool ElfFile::imports(const std::string& name) const {
  const auto symbols_at = dynamic(DT_SYMTAB);
  const auto names_at = dynamic(DT_STRTAB);
  if (symbols_at.empty() || names_at.empty() || names_at[0] <= symbols_at[0]) return false;
  // No header tells the number of symbols; linkers put their names right after them.
  const auto symbols = read_structs<ElfW(Sym)>(bytes_, offset_of(symbols_at[0]),
                                               (names_at[0] - symbols_at[0]) / sizeof(ElfW(Sym)));
  const auto names = offset_of(names_at[0]);
  return std::any_of(symbols.begin(), symbols.end(), [&](const auto& symbol) {
    return symbol.st_shndx == SHN_UNDEF && symbol.st_name < bytes_.size() - names &&
           name == bytes_.data() + names + symbol.st_name;
  });
}

std::size_t ElfFile::offset_of(ElfW(Addr) address) const {
  for (const auto& segment : segments(PT_LOAD)) {
    if (address >= segment.p_vaddr && address - segment.p_vaddr < segment.p_filesz) {
      return segment.p_offset + (address - segment.p_vaddr);
    }
  }
  throw std::runtime_error("an address is nowhere in the file");
}

}  // namespace newsgrep::test
