package newsgrep.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.spans.SpanNearQuery;
import org.apache.lucene.search.spans.SpanTermQuery;

/** Calls that differ between Lucene 8 and Lucene 10. */
final class Api {
  private Api() {}

  /** Returns a collector that counts only as many hits as are wanted, so that it skips the most. */
  static TopDocs top(IndexSearcher searcher, Query query, int count) throws IOException {
    TopScoreDocCollector collector = TopScoreDocCollector.create(count, count);
    searcher.search(query, collector);
    return collector.topDocs();
  }

  static List<Document> documents(IndexSearcher searcher, ScoreDoc[] hits) throws IOException {
    List<Document> documents = new ArrayList<>(hits.length);
    for (ScoreDoc hit : hits) documents.add(searcher.doc(hit.doc));
    return documents;
  }

  /** Returns a query for all terms in any order with at most so many other words between them. */
  static Query near(String field, Term[] terms, int others) {
    SpanNearQuery.Builder near = SpanNearQuery.newUnorderedNearQuery(field).setSlop(others);
    for (Term term : terms) near.addClause(new SpanTermQuery(term));
    return near.build();
  }

  static void reorderMergedSegments(IndexWriterConfig config) {
    throw new UnsupportedOperationException("Lucene 8 does not reorder documents");
  }
}
