package newsgrep.compare;

/** The meaning of a line of the query file. */
enum Mode {
  any,
  all,
  phrase,
  /** The two words, at most five apart, in any order. */
  near,
  /** Any word that begins with the first one, as written, and all others. */
  prefix,
  /** The first word in the title, and any of the others; only these rank. */
  title
}
