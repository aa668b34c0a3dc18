package newsgrep.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a query from each line, without an id and tab before it, quotes and signs. */
final class Queries {
  private Queries() {}

  static List<String> read(Path file) throws IOException {
    List<String> queries = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      List<String> words = new ArrayList<>();
      for (String word : line.substring(line.indexOf('\t') + 1).replace("\"", "").split("\\s+")) {
        String plain = word.replaceFirst("^[+-]+", "");
        if (!plain.isEmpty()) words.add(plain);
      }
      if (!words.isEmpty()) queries.add(String.join(" ", words));
    }
    return queries;
  }
}
