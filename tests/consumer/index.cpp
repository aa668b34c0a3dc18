// index INDEX PATH makes an index of what is below PATH: a user of newsgrep::indexer.
#include <newsgrep/ingest.hpp>

#include <filesystem>
#include <iostream>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::filesystem::path paths[] = {argv[2]};
  newsgrep::IndexWriter writer(argv[1]);
  const auto summary = newsgrep::ingest(writer, paths);
  std::cout << summary.counts.added << " articles\n";
  return summary.counts.added > 0 ? 0 : 1;
}
