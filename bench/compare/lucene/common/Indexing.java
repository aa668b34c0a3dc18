package newsgrep.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

/** Builds an index of one segment. */
final class Indexing {
  private static final double RAM_BUFFER_MB = 256;
  private static final int BATCH = 256;
  private static final FieldType WORDS_ONLY = wordsOnly();

  private Indexing() {}

  /** The type of a field that selects passages and does not rank them. */
  private static FieldType wordsOnly() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  static String build(Path passages, Path directory, int threads, Variant variant)
      throws Exception {
    long begin = System.nanoTime();
    IndexWriterConfig config = new IndexWriterConfig(variant.analyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setSimilarity(new BM25Similarity());
    config.setRAMBufferSizeMB(RAM_BUFFER_MB);
    config.setUseCompoundFile(false);
    if (variant == Variant.reordered) Api.reorderMergedSegments(config);

    long count;
    try (FSDirectory files = FSDirectory.open(directory);
        IndexWriter writer = new IndexWriter(files, config);
        BufferedReader in = Files.newBufferedReader(passages)) {
      if (variant == Variant.reordered) {
        count = addFirst(in, writer, variant);  // A lone segment is never merged and so not reordered.
      } else {
        count = 0;
      }
      count += addAll(in, writer, threads, variant);
      writer.forceMerge(1);
      writer.commit();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return String.format(
        Locale.ROOT,
        "{\"engine\": \"lucene\", \"version\": \"%s\", \"passages\": %d, \"threads\": %d, "
            + "\"build_s\": %.3f}",
        Version.LATEST,
        count,
        threads,
        seconds);
  }

  private static long addFirst(BufferedReader in, IndexWriter writer, Variant variant)
      throws IOException {
    long count = add(batch(in), writer, variant);
    writer.flush();
    return count;
  }

  private static long addAll(
      BufferedReader in, IndexWriter writer, int threads, Variant variant)
      throws InterruptedException, ExecutionException, IOException {
    if (threads == 1) return addUntilEnd(in, writer, variant);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < threads; ++i) counts.add(pool.submit(() -> addUntilEnd(in, writer, variant)));
      long count = 0;
      for (Future<Long> each : counts) count += each.get();
      return count;
    } finally {
      pool.shutdown();
    }
  }

  private static long addUntilEnd(BufferedReader in, IndexWriter writer, Variant variant)
      throws IOException {
    long count = 0;
    for (List<String> lines = batch(in); !lines.isEmpty(); lines = batch(in)) {
      count += add(lines, writer, variant);
    }
    return count;
  }

  private static List<String> batch(BufferedReader in) throws IOException {
    List<String> lines = new ArrayList<>(BATCH);
    synchronized (in) {
      while (lines.size() < BATCH) {
        String line = in.readLine();
        if (line == null) break;
        lines.add(line);
      }
    }
    return lines;
  }

  private static long add(List<String> lines, IndexWriter writer, Variant variant)
      throws IOException {
    long count = 0;
    for (String line : lines) {
      String[] columns = line.split("\t", 3);
      if (columns.length < 3) continue;
      Document document = new Document();
      document.add(new StoredField("id", columns[0]));
      document.add(new StoredField("title", columns[1]));
      if (variant == Variant.fields) {
        document.add(new Field(Searching.TITLE, columns[1], WORDS_ONLY));
        document.add(new Field(Searching.WRITTEN, columns[2], WORDS_ONLY));
      }
      document.add(new TextField(Searching.FIELD, columns[2], Field.Store.YES));
      writer.addDocument(document);
      ++count;
    }
    return count;
  }
}
