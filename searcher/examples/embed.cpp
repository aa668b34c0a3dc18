// The smallest program that searches with newsgrep: `embed INDEX QUERY` prints the ids and texts of
// the best passages.
#include <newsgrep/searcher.hpp>

#include <iostream>

int main(int argc, char** argv) try {
  if (argc != 3) return 2;
  newsgrep::Searcher searcher(argv[1]);
  const auto result = searcher.search(newsgrep::parse_query(argv[2]));
  for (const auto& hit : result.hits) std::cout << hit.passage_id() << '\t' << hit.text << '\n';
  return result.hits.empty() ? 1 : 0;
} catch (const newsgrep::Error& error) {
  std::cerr << error.what() << '\n' << error.hint() << '\n';
  return 2;
}
