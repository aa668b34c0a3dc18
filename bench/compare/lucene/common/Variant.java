package newsgrep.compare;

import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/** A way to analyse and lay out the passages. */
enum Variant {
  /** EnglishAnalyzer with its defaults: 33 stop words are not indexed. */
  english,
  /** The same; merging reorders documents by recursive graph bisection. */
  reordered,
  /** EnglishAnalyzer without stop words: every word can be found, as in the other engines. */
  allwords,
  /** The same, and also the words of the title, and words of the text as they are written. */
  fields;

  Analyzer analyzer() {
    return switch (this) {
      case english, reordered -> new EnglishAnalyzer();
      case allwords -> new EnglishAnalyzer(CharArraySet.EMPTY_SET);
      case fields ->
          new PerFieldAnalyzerWrapper(
              new EnglishAnalyzer(CharArraySet.EMPTY_SET),
              Map.of(Searching.WRITTEN, new StandardAnalyzer(CharArraySet.EMPTY_SET)));
    };
  }
}
