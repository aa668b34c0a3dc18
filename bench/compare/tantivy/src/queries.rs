//! The lines of the query file, and what a line means in each mode.

use std::fs;
use std::io;

use tantivy::query::{BooleanQuery, EmptyQuery, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::tokenizer::{TextAnalyzer, TokenStream};
use tantivy::Term;

#[derive(Clone, Copy)]
pub enum Mode {
    Any,
    All,
    Phrase,
}

impl Mode {
    pub fn named(name: &str) -> Result<Mode, String> {
        match name {
            "any" => Ok(Mode::Any),
            "all" => Ok(Mode::All),
            "phrase" => Ok(Mode::Phrase),
            _ => Err(format!("any, all or phrase, not {name}")),
        }
    }
}

/// A query a line, `id<TAB>` before it or not; quotes and the signs before words are dropped.
pub fn read_queries(path: &str) -> io::Result<Vec<String>> {
    let lines = fs::read_to_string(path)?;
    let queries = lines.lines().map(|line| {
        let query = line.split_once('\t').map_or(line, |(_id, query)| query);
        let query = query.replace('"', "");
        let words = query.split_whitespace();
        let words = words.map(|word| word.trim_start_matches(['+', '-']));
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    });
    Ok(queries.filter(|query| !query.is_empty()).collect())
}

pub fn query_for(
    line: &str,
    mode: Mode,
    text: Field,
    analyzer: &mut TextAnalyzer,
) -> Box<dyn Query> {
    let mut terms = Vec::new();
    analyzer.token_stream(line).process(&mut |token| {
        terms.push((token.position, Term::from_field_text(text, &token.text)));
    });
    if terms.is_empty() {
        return Box::new(EmptyQuery);
    }
    if let Mode::Phrase = mode {
        if terms.len() > 1 {
            return Box::new(PhraseQuery::new_with_offset(terms));
        }
    }
    let mut parts = terms.into_iter().map(|(_position, term)| -> Box<dyn Query> {
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    });
    if parts.len() == 1 {
        return parts.next().expect("there is one");
    }
    match mode {
        Mode::Any => Box::new(BooleanQuery::union(parts.collect())),
        _ => Box::new(BooleanQuery::intersection(parts.collect())),
    }
}
