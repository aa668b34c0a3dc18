//! Reads the lines of the query file and makes a query of each, by mode.

use std::fs;
use std::io;

use tantivy::query::{
    BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query, RegexQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::tokenizer::TokenStream;
use tantivy::{Index, TantivyError, Term};

const NEAR_DISTANCE: u32 = 5;

#[derive(Clone, Copy)]
pub enum Mode {
    Any,
    All,
    Phrase,
    Near,
    Prefix,
    Title,
}

impl Mode {
    pub fn named(name: &str) -> Result<Mode, String> {
        match name {
            "any" => Ok(Mode::Any),
            "all" => Ok(Mode::All),
            "phrase" => Ok(Mode::Phrase),
            "near" => Ok(Mode::Near),
            "prefix" => Ok(Mode::Prefix),
            "title" => Ok(Mode::Title),
            _ => Err(format!("there is no mode {name}")),
        }
    }
}

/// Reads a query from each line, without `id<TAB>` before it, quotes and signs before words.
pub fn read_queries(path: &str) -> io::Result<Vec<String>> {
    let lines = fs::read_to_string(path)?;
    let queries = lines.lines().map(|line| {
        let query = line.split_once('\t').map_or(line, |(_id, query)| query);
        let query = query.replace('"', "");
        let words = query.split_whitespace();
        let words = words.map(|word| word.trim_start_matches(['+', '-']));
        words
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    });
    Ok(queries.filter(|query| !query.is_empty()).collect())
}

/// Makes queries for an index.
pub struct Asking {
    index: Index,
    text: Field,
    title: Field,
    written: Option<Field>,
}

impl Asking {
    pub fn new(index: Index) -> tantivy::Result<Asking> {
        let schema = index.schema();
        Ok(Asking {
            text: schema.get_field("text")?,
            title: schema.get_field("title")?,
            written: schema.get_field("written").ok(),
            index,
        })
    }

    pub fn query(&self, line: &str, mode: Mode) -> tantivy::Result<Box<dyn Query>> {
        let (first, others) = line.split_once(' ').unwrap_or((line, ""));
        match mode {
            Mode::Prefix => {
                let beginning = self.prefix(first)?;
                if others.is_empty() {
                    return Ok(beginning);
                }
                let words = self.words(others, Mode::All)?;
                Ok(Box::new(BooleanQuery::intersection(vec![beginning, words])))
            }
            Mode::Title => Ok(Box::new(BooleanQuery::new(vec![
                (Occur::Must, self.in_title(first)?),
                (Occur::Must, self.words(others, Mode::Any)?),
            ]))),
            _ => self.words(line, mode),
        }
    }

    /// Letters and digits need no escape in a regular expression.
    fn prefix(&self, beginning: &str) -> tantivy::Result<Box<dyn Query>> {
        let written = self.written.ok_or_else(|| {
            TantivyError::InvalidArgument("the index has no words as they are written".into())
        })?;
        let pattern = format!("{beginning}.*");
        Ok(Box::new(RegexQuery::from_pattern(&pattern, written)?))
    }

    /// The title does not count for the rank.
    fn in_title(&self, word: &str) -> tantivy::Result<Box<dyn Query>> {
        let terms = self.terms(word, self.title)?;
        let parts = terms
            .into_iter()
            .map(|(_position, term)| -> Box<dyn Query> {
                Box::new(TermQuery::new(term, IndexRecordOption::Basic))
            });
        let all = BooleanQuery::intersection(parts.collect());
        Ok(Box::new(ConstScoreQuery::new(Box::new(all), 0.0)))
    }

    fn words(&self, line: &str, mode: Mode) -> tantivy::Result<Box<dyn Query>> {
        let mut terms = self.terms(line, self.text)?;
        if terms.is_empty() {
            return Ok(Box::new(EmptyQuery));
        }
        if terms.len() > 1 {
            if let Mode::Phrase = mode {
                return Ok(Box::new(PhraseQuery::new_with_offset(terms)));
            }
            if let Mode::Near = mode {
                // Both words have the same offset, so the slop is the distance, in any order.
                terms.iter_mut().for_each(|(offset, _term)| *offset = 0);
                let query = PhraseQuery::new_with_offset_and_slop(terms, NEAR_DISTANCE);
                return Ok(Box::new(query));
            }
        }
        let mut parts = terms
            .into_iter()
            .map(|(_position, term)| -> Box<dyn Query> {
                Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
            });
        if parts.len() == 1 {
            return Ok(parts.next().expect("there is one"));
        }
        Ok(match mode {
            Mode::Any => Box::new(BooleanQuery::union(parts.collect())),
            _ => Box::new(BooleanQuery::intersection(parts.collect())),
        })
    }

    fn terms(&self, line: &str, field: Field) -> tantivy::Result<Vec<(usize, Term)>> {
        let mut terms = Vec::new();
        let mut analyzer = self.index.tokenizer_for_field(field)?;
        analyzer.token_stream(line).process(&mut |token| {
            terms.push((token.position, Term::from_field_text(field, &token.text)));
        });
        Ok(terms)
    }
}
