package newsgrep.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Resident memory of this process. */
final class Memory {
  private Memory() {}

  /** Returns its own pages and the pages of mapped files. */
  static long[] residentKib() throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
    return new long[] {value(status, "RssAnon:"), value(status, "RssFile:")};
  }

  private static long value(List<String> status, String name) {
    for (String line : status) {
      if (line.startsWith(name)) return Long.parseLong(line.split("\\s+")[1]);
    }
    return 0;
  }
}
