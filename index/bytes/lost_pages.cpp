#include "index/bytes/lost_pages.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <mutex>

namespace newsgrep::index {
namespace {

/// Mappings in a list that only grows, because the signal handler reads it without a lock.
struct Chunk {
  std::array<Mapping, 256> mappings;
  std::atomic<Chunk*> next = nullptr;
};

// Never destroyed, so that a signal while the program ends finds them.
constinit Chunk first_chunk;
constinit std::atomic<std::uint64_t> lost_count = 0;
constinit std::atomic<std::size_t> system_page_bytes = 0;
struct sigaction previous_action;

Mapping* find_mapping(std::uintptr_t address) noexcept {
  for (auto* chunk = &first_chunk; chunk != nullptr; chunk = chunk->next) {
    for (auto& mapping : chunk->mappings) {
      const auto begin = mapping.begin.load(std::memory_order_acquire);
      if (begin != 0 && address >= begin && address - begin < mapping.size) return &mapping;
    }
  }
  return nullptr;
}

/// Puts a page of zeros at `address`. Returns false if it is no part of a mapped file of ours.
bool replace_lost_page(std::uintptr_t address) noexcept {
  auto* const mapping = find_mapping(address);
  if (mapping == nullptr) return false;
  const auto page = address - address % system_page_bytes;
  auto* const at = reinterpret_cast<void*>(page);  // NOLINT(performance-no-int-to-ptr)
  // The page stays where it is put, and a page of zeros has no file.
  // cppcheck-suppress [leakReturnValNotUsed, invalidFunctionArg]
  if (mmap(at, system_page_bytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) ==
      MAP_FAILED) {
    return false;
  }
  mapping->lost = true;
  ++lost_count;
  return true;
}

void on_bus_error(int number, siginfo_t* info, void* context) {
  const int error = errno;
  const bool replaced = replace_lost_page(reinterpret_cast<std::uintptr_t>(info->si_addr));
  errno = error;
  if (replaced) return;
  if ((previous_action.sa_flags & SA_SIGINFO) != 0) {
    previous_action.sa_sigaction(number, info, context);
  } else if (previous_action.sa_handler != SIG_DFL && previous_action.sa_handler != SIG_IGN) {
    previous_action.sa_handler(number);
  } else {
    // The signal comes again and has its usual effect.
    std::signal(number, SIG_DFL);
    if (info->si_code <= 0) std::raise(number);  // It was sent by a program.
  }
}

void install_handler() {
  system_page_bytes = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  struct sigaction action {};
  action.sa_sigaction = on_bus_error;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, &previous_action);
}

/// Returns a Mapping that is not in use. The caller holds the lock.
Mapping& unused_mapping() {
  auto* chunk = &first_chunk;
  while (true) {
    for (auto& mapping : chunk->mappings) {
      if (mapping.begin == 0) return mapping;
    }
    if (chunk->next == nullptr) chunk->next = new Chunk;
    chunk = chunk->next;
  }
}

}  // namespace

Mapping& note_mapping(const void* data, std::size_t size) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  if (system_page_bytes == 0) install_handler();
  auto& mapping = unused_mapping();
  mapping.size = size;
  mapping.lost = false;
  mapping.begin.store(reinterpret_cast<std::uintptr_t>(data), std::memory_order_release);
  return mapping;
}

void forget_mapping(Mapping& mapping) noexcept {
  mapping.begin = 0;
}

std::uint64_t lost_pages() noexcept {
  return lost_count;
}

}  // namespace newsgrep::index
