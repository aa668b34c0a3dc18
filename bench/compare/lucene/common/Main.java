package newsgrep.compare;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The adapter of Lucene: index builds, search measures, count counts all matches. */
public final class Main {
  private static final int LEAST_WARM_UP_ROUNDS = 10;

  private final Map<String, String> options = new HashMap<>();

  private Main(String[] arguments) {
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]);
    }
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) throw new IllegalArgumentException("the first argument must be index, search or count");
    new Main(arguments).run(arguments[0]);
  }

  private void run(String command) throws Exception {
    Path index = Path.of(option("index"));
    Variant variant = Variant.valueOf(options.getOrDefault("variant", "english"));
    switch (command) {
      case "index":
        int threads = Integer.parseInt(option("threads"));
        System.out.println(Indexing.build(Path.of(option("passages")), index, threads, variant));
        break;
      case "search":
        try (Searching searching = new Searching(index, variant, Mode.valueOf(option("mode")))) {
          double warmUpSeconds = Double.parseDouble(options.getOrDefault("warm-up", "5"));
          System.out.println(
              searching.measure(
                  Queries.read(Path.of(option("queries"))),
                  LEAST_WARM_UP_ROUNDS,
                  warmUpSeconds,
                  Integer.parseInt(option("rounds"))));
        }
        break;
      case "count":
        try (Searching searching = new Searching(index, variant, Mode.valueOf(option("mode")))) {
          System.out.println(searching.counts(Queries.read(Path.of(option("queries")))));
        }
        break;
      default:
        throw new IllegalArgumentException("the first argument must be index, search or count, not " + command);
    }
  }

  private String option(String name) {
    String value = options.get(name);
    if (value == null) throw new IllegalArgumentException("--" + name + " is missing");
    return value;
  }
}
