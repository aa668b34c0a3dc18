package newsgrep.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.misc.index.BPIndexReorderer;
import org.apache.lucene.misc.index.BPReorderingMergePolicy;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/** Calls that differ between Lucene 10 and Lucene 8. */
final class Api {
  private static final double REORDER_RAM_MB = 1024;

  private Api() {}

  /** Returns a collector that counts only as many hits as are wanted, so that it skips the most. */
  static TopDocs top(IndexSearcher searcher, Query query, int count) throws IOException {
    return searcher.search(query, new TopScoreDocCollectorManager(count, count));
  }

  static List<Document> documents(IndexSearcher searcher, ScoreDoc[] hits) throws IOException {
    StoredFields stored = searcher.storedFields();
    List<Document> documents = new ArrayList<>(hits.length);
    for (ScoreDoc hit : hits) documents.add(stored.document(hit.doc));
    return documents;
  }

  /** Returns a query for all terms in any order with at most so many other words between them. */
  static Query near(String field, Term[] terms, int others) {
    SpanNearQuery.Builder near = SpanNearQuery.newUnorderedNearQuery(field).setSlop(others);
    for (Term term : terms) near.addClause(new SpanTermQuery(term));
    return near.build();
  }

  static void reorderMergedSegments(IndexWriterConfig config) {
    BPIndexReorderer reorderer = new BPIndexReorderer();
    reorderer.setRAMBudgetMB(REORDER_RAM_MB);
    reorderer.setFields(Set.of(Searching.FIELD));
    config.setMergePolicy(new BPReorderingMergePolicy(config.getMergePolicy(), reorderer));
  }
}
