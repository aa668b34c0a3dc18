//! The adapter of Tantivy: `index` builds, `search` measures, `count` counts all matches.

mod measures;
mod queries;

use std::collections::HashMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

use queries::{read_queries, Asking, Mode};
use tantivy::collector::{Count, TopDocs};
use tantivy::indexer::NoMergePolicy;
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions, Value, STORED};
use tantivy::{Index, ReloadPolicy, Searcher, TantivyDocument};

type Outcome<T> = Result<T, Box<dyn Error>>;

const TOP: usize = 10;
const WRITER_BYTES_PER_THREAD: usize = 256 << 20;

fn indexed(tokenizer: &str, option: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(tokenizer)
        .set_index_option(option)
        .set_fieldnorms(option != IndexRecordOption::Basic); // BM25 needs them.
    TextOptions::default().set_indexing_options(indexing)
}

/// The variant `fields` also has the words of the title, and words of the text as they are written.
fn schema(variant: &str) -> Schema {
    let has_fields = variant == "fields";
    let mut builder = Schema::builder();
    builder.add_text_field("id", STORED);
    if has_fields {
        let title = indexed("en_stem", IndexRecordOption::Basic).set_stored();
        builder.add_text_field("title", title);
    } else {
        builder.add_text_field("title", STORED);
    }
    let text = indexed("en_stem", IndexRecordOption::WithFreqsAndPositions);
    builder.add_text_field("text", text.set_stored());
    if has_fields {
        let written = indexed("default", IndexRecordOption::Basic);
        builder.add_text_field("written", written);
    }
    builder.build()
}

/// Merges into one segment, as Tantivy's own benchmarks do.
fn build(passages: &str, directory: &Path, threads: usize, variant: &str) -> Outcome<()> {
    let begin = Instant::now();
    if directory.exists() {
        fs::remove_dir_all(directory)?;
    }
    fs::create_dir_all(directory)?;
    let schema = schema(variant);
    let written = schema.get_field("written").ok();
    let fields = [
        schema.get_field("id")?,
        schema.get_field("title")?,
        schema.get_field("text")?,
    ];
    let index = Index::create_in_dir(directory, schema)?;
    let mut writer = index.writer_with_num_threads(threads, threads * WRITER_BYTES_PER_THREAD)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));

    let mut count = 0;
    for line in BufReader::with_capacity(1 << 20, File::open(passages)?).lines() {
        let line = line?;
        let columns: Vec<_> = line.splitn(3, '\t').collect();
        if columns.len() < fields.len() {
            continue;
        }
        let mut document = TantivyDocument::default();
        for (field, column) in fields.iter().zip(columns) {
            document.add_text(*field, column);
            if let (Some(written), true) = (written, *field == fields[2]) {
                document.add_text(written, column);
            }
        }
        writer.add_document(document)?;
        count += 1;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()?;
    println!(
        "{{\"engine\": \"tantivy\", \"version\": \"{}\", \"passages\": {count}, \
         \"threads\": {threads}, \"build_s\": {:.3}}}",
        version(),
        begin.elapsed().as_secs_f64()
    );
    Ok(())
}

struct Opened {
    asking: Asking,
    searcher: Searcher,
}

fn open(directory: &Path) -> Outcome<Opened> {
    let index = Index::open_in_dir(directory)?;
    let reader = index
        .reader_builder()
        .reload_policy(ReloadPolicy::Manual)
        .try_into()?;
    Ok(Opened {
        searcher: reader.searcher(),
        asking: Asking::new(index)?,
    })
}

/// Parses and ranks; reads id, title and text of the best. Returns their number and bytes.
fn search(opened: &Opened, line: &str, mode: Mode) -> Outcome<(usize, usize)> {
    let query = opened.asking.query(line, mode)?;
    let best = opened
        .searcher
        .search(&query, &TopDocs::with_limit(TOP).order_by_score())?;
    let mut bytes = 0;
    for (_score, address) in &best {
        let document: TantivyDocument = opened.searcher.doc(*address)?;
        for (_field, value) in document.field_values() {
            bytes += value.as_str().map_or(0, str::len);
        }
    }
    Ok((best.len(), bytes))
}

fn measure(directory: &Path, queries: &[String], mode: Mode, rounds: usize) -> Outcome<()> {
    let begin = Instant::now();
    let opened = open(directory)?;
    let open_us = measures::microseconds(begin);

    let mut hits = Vec::with_capacity(queries.len());
    let mut cold = Vec::with_capacity(queries.len());
    let mut bytes = 0;
    for query in queries {
        let begin = Instant::now();
        let (found, read) = search(&opened, query, mode)?;
        cold.push(measures::microseconds(begin));
        hits.push(found);
        bytes += read;
    }
    let mut samples = vec![Vec::with_capacity(rounds); queries.len()];
    for _ in 0..rounds {
        for (i, query) in queries.iter().enumerate() {
            let begin = Instant::now();
            search(&opened, query, mode)?;
            samples[i].push(measures::microseconds(begin));
        }
    }
    let warm: Vec<_> = samples.into_iter().map(measures::median).collect();
    let (anonymous, file) = measures::resident_memory_kib();
    println!(
        "{{\"engine\": \"tantivy\", \"version\": \"{}\", \"open_us\": {open_us:.1}, \
         \"bytes\": {bytes}, \"anonymous_kib\": {anonymous}, \"file_kib\": {file}, \
         \"hits\": {hits:?}, \"cold_us\": {cold:.2?}, \"warm_us\": {warm:.2?}}}",
        version(),
    );
    Ok(())
}

fn count(directory: &Path, queries: &[String], mode: Mode) -> Outcome<()> {
    let opened = open(directory)?;
    let mut counts = Vec::with_capacity(queries.len());
    for line in queries {
        let query = opened.asking.query(line, mode)?;
        counts.push(opened.searcher.search(&query, &Count)?);
    }
    println!("{{\"engine\": \"tantivy\", \"counts\": {counts:?}}}");
    Ok(())
}

fn version() -> String {
    let version = tantivy::version().to_string();
    let name = version.split(',').next().unwrap_or_default();
    name.trim_start_matches("tantivy v").to_string()
}

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().ok_or("index, search or count?")?;
    let mut options = HashMap::new();
    while let (Some(name), Some(value)) = (arguments.next(), arguments.next()) {
        options.insert(name.trim_start_matches('-').to_string(), value);
    }
    let option = |name: &str| {
        let value = options.get(name).map(String::as_str);
        value.ok_or_else(|| format!("--{name} is missing"))
    };
    let directory = Path::new(option("index")?);
    if command == "index" {
        let variant = option("variant").unwrap_or_default();
        return build(
            option("passages")?,
            directory,
            option("threads")?.parse()?,
            variant,
        );
    }
    let queries = read_queries(option("queries")?)?;
    let mode = Mode::named(option("mode")?)?;
    match command.as_str() {
        "search" => measure(directory, &queries, mode, option("rounds")?.parse()?),
        "count" => count(directory, &queries, mode),
        _ => Err(format!("index, search or count, not {command}").into()),
    }
}
