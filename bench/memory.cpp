#include "bench/memory.hpp"

#include <fstream>
#include <string>

namespace newsgrep::bench {

Memory resident_memory_kib() {
  std::ifstream status("/proc/self/status");
  Memory memory;
  for (std::string name; status >> name;) {
    if (name == "RssAnon:") status >> memory.anonymous;
    if (name == "RssFile:") status >> memory.file;
  }
  return memory;
}

}  // namespace newsgrep::bench
