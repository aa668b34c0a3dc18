package newsgrep.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.apache.lucene.util.Version;

/** Runs queries against an index in one thread. */
final class Searching implements AutoCloseable {
  static final String FIELD = "text";
  static final String TITLE = "title-words";
  static final String WRITTEN = "written";
  private static final int NEAR_DISTANCE = 5;
  private static final int TOP = 10;

  private final Mode mode;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final QueryBuilder builder;
  private final double openMicroseconds;
  private long characters = 0;

  Searching(Path directory, Variant variant, Mode mode) throws IOException {
    long begin = System.nanoTime();
    this.mode = mode;
    reader = DirectoryReader.open(FSDirectory.open(directory));
    searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new BM25Similarity());
    searcher.setQueryCache(null); // A cache would answer later rounds without work.
    builder = new QueryBuilder(variant.analyzer());
    openMicroseconds = since(begin);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  String measure(List<String> queries, int warmUpRounds, double warmUpSeconds, int rounds)
      throws IOException {
    int[] hits = new int[queries.size()];
    double[] cold = new double[queries.size()];
    for (int i = 0; i < cold.length; ++i) {
      long begin = System.nanoTime();
      hits[i] = search(queries.get(i));
      cold[i] = since(begin);
    }
    long read = characters;
    long warmUpBegin = System.nanoTime();
    for (int i = 0; i < warmUpRounds || since(warmUpBegin) < warmUpSeconds * 1e6; ++i) {
      for (String query : queries) search(query);
    }
    double[][] samples = new double[queries.size()][rounds];
    for (int round = 0; round < rounds; ++round) {
      for (int i = 0; i < samples.length; ++i) {
        long begin = System.nanoTime();
        search(queries.get(i));
        samples[i][round] = since(begin);
      }
    }
    double[] warm = Arrays.stream(samples).mapToDouble(Searching::median).toArray();
    long[] memory = Memory.residentKib();
    return String.format(
        Locale.ROOT,
        "{\"engine\": \"lucene\", \"version\": \"%s\", \"open_us\": %.1f, \"characters\": %d, "
            + "\"anonymous_kib\": %d, \"file_kib\": %d, \"hits\": %s, \"cold_us\": %s, "
            + "\"warm_us\": %s}",
        Version.LATEST,
        openMicroseconds,
        read,
        memory[0],
        memory[1],
        Arrays.toString(hits),
        Arrays.toString(cold),
        Arrays.toString(warm));
  }

  String counts(List<String> queries) throws IOException {
    int[] counts = new int[queries.size()];
    for (int i = 0; i < counts.length; ++i) counts[i] = searcher.count(query(queries.get(i)));
    return "{\"engine\": \"lucene\", \"counts\": " + Arrays.toString(counts) + "}";
  }

  /** Parses and ranks; reads the id, title and text of the best passages. */
  private int search(String line) throws IOException {
    ScoreDoc[] best = Api.top(searcher, query(line), TOP).scoreDocs;
    for (Document document : Api.documents(searcher, best)) {
      for (IndexableField field : document) characters += field.stringValue().length();
    }
    return best.length;
  }

  private Query query(String line) {
    Query query =
        switch (mode) {
          case any -> builder.createBooleanQuery(FIELD, line, BooleanClause.Occur.SHOULD);
          case all -> builder.createBooleanQuery(FIELD, line, BooleanClause.Occur.MUST);
          case phrase -> builder.createPhraseQuery(FIELD, line);
          case near -> near(line);
          case prefix -> prefix(line);
          case title -> inTitle(line);
        };
    return query == null ? new MatchNoDocsQuery("only stop words") : query;
  }

  private Query near(String line) {
    Query phrase = builder.createPhraseQuery(FIELD, line);
    if (!(phrase instanceof PhraseQuery)) return phrase;
    return Api.near(FIELD, ((PhraseQuery) phrase).getTerms(), NEAR_DISTANCE - 1);
  }

  private Query prefix(String line) {
    String[] words = line.split(" ", 2);
    Query beginning = new PrefixQuery(new Term(WRITTEN, words[0]));
    if (words.length == 1) return beginning;
    return new BooleanQuery.Builder()
        .add(beginning, BooleanClause.Occur.MUST)
        .add(
            builder.createBooleanQuery(FIELD, words[1], BooleanClause.Occur.MUST),
            BooleanClause.Occur.MUST)
        .build();
  }

  private Query inTitle(String line) {
    String[] words = line.split(" ", 2);
    return new BooleanQuery.Builder()
        .add(
            builder.createBooleanQuery(TITLE, words[0], BooleanClause.Occur.MUST),
            BooleanClause.Occur.FILTER)
        .add(
            builder.createBooleanQuery(FIELD, words[1], BooleanClause.Occur.SHOULD),
            BooleanClause.Occur.MUST)
        .build();
  }

  /** Returns the median; the smaller of two in the middle. */
  private static double median(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e3;
  }
}
