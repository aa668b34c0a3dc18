package newsgrep.compare;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/** How the passages are analysed and laid out. */
enum Variant {
  /** EnglishAnalyzer as it comes: its 33 stop words are not indexed. */
  english,
  /** The same, and merged segments' documents are reordered by recursive graph bisection. */
  reordered,
  /** EnglishAnalyzer without stop words: every word can be found, as in the other engines. */
  allwords;

  Analyzer analyzer() {
    return this == allwords ? new EnglishAnalyzer(CharArraySet.EMPTY_SET) : new EnglishAnalyzer();
  }
}
