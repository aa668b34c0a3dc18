"""The command line."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from . import charts, data, engines, kept, kinds, measure, report
from .processes import Failed
from .setting import ROOT, setting

DATA = Path(os.environ.get("NEWSGREP_SHARED_DATA") or ROOT.parent / "shared/data")
WHOLE_PROCESS_QUERIES = 60
INNER_ROUNDS = 5  # Rounds within a process; a query's warm figure is their median.
TROUBLE = 2


def tell(message):
    print(f"compare: {message}", file=sys.stderr, flush=True)


def list_of(kind):
    return lambda text: [kind(part) for part in text.split(",")]


def arguments():
    parser = argparse.ArgumentParser(
        prog="run",
        description="Indexes the same passages with newsgrep and its peers, runs the same queries, and writes "
        "the results into a folder.",
        epilog="Engines: " + ", ".join(engines.NAMES),
    )
    parser.add_argument("--out", type=Path,
                        help="folder for results.md, results.json and charts (bench/results/current/queries, or growth)")  # fmt: skip
    parser.add_argument("--passages", type=Path, default=DATA / "passages/wiki-140k.tsv.xz",
                        help="file with id<TAB>title<TAB>text on each line, .xz or not")  # fmt: skip
    parser.add_argument("--queries", type=Path, help="web queries for the passages: one on each line, or .jsonl with \"query\"")
    parser.add_argument("--kinds", type=list_of(str), help="kinds of queries, separated by commas (all)")
    parser.add_argument("--per-kind", type=int, default=100, help="number of queries of each kind to draw from the passages (100)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds in which the engines take turns (5)")
    parser.add_argument("--build-rounds", type=int, default=3,
                        help="builds of each index (3); one if a build takes over a minute")  # fmt: skip
    parser.add_argument("--engines", type=list_of(str), help="names of engines, separated by commas (all but lucene8)")
    parser.add_argument("--threads", type=list_of(int), default=[2, 1],
                        help="numbers of threads to build with (2,1); the index of the first is searched")  # fmt: skip
    parser.add_argument("--work", type=Path, help="folder for indexes and builds, which is kept (a temporary one)")
    parser.add_argument("--build", type=Path, default=ROOT / "build/release", help="newsgrep's build folder")
    parser.add_argument("--growth", type=list_of(int), nargs="?", const=[], metavar="N,N",
                        help="compare over each number of generated passages, into OUT/N, and draw charts of all "
                        "numbers in OUT; without numbers only draw")  # fmt: skip
    options = parser.parse_args()
    known = [name for name in engines.NAMES if name != engines.Lucene8.name]
    options.engines = options.engines or known
    unknown = [name for name in options.engines if name not in engines.NAMES]
    if unknown:
        parser.error(f"unknown engine: {', '.join(unknown)}; choose from {', '.join(engines.NAMES)}")
    there_are = [kind.name for kind in kinds.KINDS]
    unknown = [name for name in options.kinds or [] if name not in there_are]
    if unknown:
        parser.error(f"unknown kind: {', '.join(unknown)}; choose from {', '.join(there_are)}")
    if min(options.rounds, options.build_rounds, options.per_kind, *options.threads, *(options.growth or [])) < 1:
        parser.error("--rounds, --build-rounds, --per-kind, --threads and --growth must be 1 or more")
    if engines.NewsgrepHighlighted.name in options.engines and engines.Newsgrep.name not in options.engines:
        parser.error("newsgrep-highlighted searches newsgrep's index, so name newsgrep too")
    if not options.out:
        options.out = kept.CURRENT / ("queries" if options.growth is None else "growth")
    if options.growth is None and not options.passages.exists():
        parser.error(f"no passages: {options.passages} is not there; name a file with --passages, "
                     "or set NEWSGREP_SHARED_DATA")  # fmt: skip
    return options


def compare(options, passages, web, work):
    """Measures over a passage file and returns the results; `web` is a file of web queries for it, or None."""
    tools = options.build.resolve() / "bench"
    taking_part, left_out = engines.prepared(options.engines, work, options.build.resolve(), tell)
    for name, reason in left_out.items():
        tell(f"{name} is left out: {reason}")
    searching = [engine for engine in taking_part if engine.searches]
    if not searching:
        raise Failed("no engine can be measured")
    tell("reading the passages, drawing queries")
    count, text_bytes = data.size(passages)
    for engine in taking_part:
        engine.take(passages)
    queries = data.web_queries(web) if web else []
    queries += data.drawn_queries(tools / "draw-queries", passages, options.per_kind)
    queries = [query for query in queries if not options.kinds or query.kind in options.kinds]
    files = data.write_queries(queries, work)

    loads = [measure.load()]
    builds = measure.builds(taking_part, passages, options.threads, options.build_rounds, tell)
    loads.append(measure.load())
    answers = measure.searches(searching, queries, files, options.threads, options.rounds, INNER_ROUNDS, tell)
    loads.append(measure.load())
    processes = measure.whole_processes(
        taking_part, kinds.main_queries(queries, WHOLE_PROCESS_QUERIES), options.threads, options.rounds, work, tell
    )
    loads.append(measure.load())
    return {
        "version": 3,
        **setting(),
        "corpus": {"passages": count, "text_bytes": text_bytes, "queries": len(queries)},
        "rounds": options.rounds,
        "load": loads,
        "engines": [{"name": each.name, "version": each.version, "note": each.note} for each in taking_part],
        "left_out": left_out,
        "builds": builds,
        "questions": measure.questions(searching, queries, answers),
        "searching": measure.searching(searching, answers),
        "whole_processes": processes,
        "agreement": measure.agreement(searching, queries, files, options.threads, tell),
    }


def write_results(results, out):
    out.mkdir(parents=True, exist_ok=True)
    (out / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    (out / "results.md").write_text(report.page(results), encoding="utf-8")
    for name, drawing in charts.of_results(results).items():
        (out / f"{name}.svg").write_text(drawing, encoding="utf-8")
    kept.keep(results, out)


def compare_passages(options, work):
    web = options.queries
    if not web and options.passages.parent == DATA / "passages":
        web = DATA / "queries/aol-962.jsonl"
    passages = data.plain_passages(options.passages, work)
    write_results(compare(options, passages, web, work), options.out)


def compare_sizes(options, work):
    for count in options.growth:
        tell(f"{count:,} generated passages")
        passages = data.generated_passages(options.build.resolve() / "bench/make-corpus", count, work)
        write_results(compare(options, passages, None, work), options.out / str(count))
    found = [json.loads(path.read_text(encoding="utf-8")) for path in options.out.glob("*/results.json")]
    if not found:
        raise Failed(f"no results in {options.out}; give --growth the numbers of passages")
    found.sort(key=lambda results: results["corpus"]["passages"])
    (options.out / "growth.md").write_text(report.growth_page(found), encoding="utf-8")
    for name, drawing in charts.of_growth(found).items():
        (options.out / f"{name}.svg").write_text(drawing, encoding="utf-8")
    if options.out.resolve().is_relative_to(kept.CURRENT):
        kept.write_overview()


def main():
    options = arguments()
    measured = compare_passages if options.growth is None else compare_sizes
    try:
        if options.work:
            options.work.mkdir(parents=True, exist_ok=True)
            measured(options, options.work.resolve())
        else:
            with tempfile.TemporaryDirectory(prefix="newsgrep-compare-") as work:
                measured(options, Path(work))
    except (Failed, OSError) as error:
        tell(error)
        return TROUBLE
    tell(f"results are in {options.out}")
    return 0
