"""The command line."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from . import charts, data, engines, measure, report
from .processes import Failed

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared/data"
WHOLE_PROCESS_QUERIES = 60
TROUBLE = 2


def tell(message):
    print(f"compare: {message}", file=sys.stderr, flush=True)


def list_of(kind):
    return lambda text: [kind(part) for part in text.split(",")]


def arguments():
    parser = argparse.ArgumentParser(
        prog="run",
        description="Indexes the same passages in newsgrep and its peers, runs the same queries, and writes "
        "what it measured into a folder.",
        epilog="Peers: " + ", ".join(engines.NAMES),
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for results.md, results.json and charts")
    parser.add_argument("--passages", type=Path, default=DATA / "passages/wiki-140k.tsv.xz",
                        help="id<TAB>title<TAB>text a line, .xz or not")  # fmt: skip
    parser.add_argument("--queries", type=Path, default=DATA / "queries/aol-962.jsonl",
                        help="a query a line, or .jsonl with \"query\"")  # fmt: skip
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (5)")
    parser.add_argument("--build-rounds", type=int, default=3,
                        help="builds of each index (3); those over a minute once")  # fmt: skip
    parser.add_argument("--engines", type=list_of(str), help="names, with commas; all by default")
    parser.add_argument("--threads", type=list_of(int), default=[2, 1],
                        help="threads to build with (2,1); the first one's index is searched")  # fmt: skip
    parser.add_argument("--work", type=Path, help="folder for indexes and builds, kept; else a temporary one")
    parser.add_argument("--build", type=Path, default=ROOT / "build/release", help="newsgrep's build folder")
    parser.add_argument("--growth", type=Path, nargs="+", metavar="RESULTS",
                        help="measure nothing; draw earlier results.json over their number of passages")  # fmt: skip
    options = parser.parse_args()
    known = [engine for engine in engines.NAMES if engine != engines.Lucene8.name]
    options.engines = options.engines or known
    unknown = [name for name in options.engines if name not in engines.NAMES]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(engines.NAMES)}")
    if options.rounds < 1 or options.build_rounds < 1 or min(options.threads) < 1:
        parser.error("--rounds, --build-rounds and --threads are 1 or more")
    return options


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return "unknown processor"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown processor")


def compare(options, work):
    passages = data.plain_passages(options.passages, work)
    text, lines, text_bytes = data.raw_text(passages, work)
    queries_file, queries = data.plain_queries(options.queries, work)
    taking_part, ripgrep, left_out = engines.prepared(options.engines, work, options.build.resolve(), tell)
    for name, reason in left_out.items():
        tell(f"{name} is left out: {reason}")
    if not taking_part:
        raise Failed("no engine is left to measure")
    loads = [measure.load()]
    builds = measure.builds(taking_part, passages, options.threads, options.build_rounds, tell)
    loads.append(measure.load())
    latency = measure.latencies(taking_part, queries_file, options.threads, options.rounds, 5, tell)
    loads.append(measure.load())
    ours = next((engine for engine in taking_part if isinstance(engine, engines.Newsgrep)), None)
    processes = measure.whole_processes(
        ours, ripgrep, measure.spread(queries, WHOLE_PROCESS_QUERIES), text, options.threads[0],
        options.rounds, work, tell,
    )  # fmt: skip
    loads.append(measure.load())
    agreement = measure.agreement(taking_part, queries_file, queries, options.threads, tell)
    everyone = taking_part + ([ripgrep] if ripgrep else [])
    return {
        "version": 1,
        "corpus": {"passages": lines, "text_bytes": text_bytes, "queries": len(queries)},
        "machine": {"processor": processor(), "cores": os.cpu_count()},
        "rounds": options.rounds,
        "load": loads,
        "engines": [{"name": each.name, "version": each.version, "note": each.note} for each in everyone],
        "left_out": left_out,
        "builds": builds,
        "latency": latency,
        "whole_processes": processes,
        "agreement": agreement,
    }


def write_results(results, out):
    (out / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    (out / "results.md").write_text(report.page(results), encoding="utf-8")
    (out / "latency.svg").write_text(charts.latency(results), encoding="utf-8")
    (out / "build.svg").write_text(charts.build(results), encoding="utf-8")
    (out / "size.svg").write_text(charts.size(results), encoding="utf-8")


def of_builds(key):
    """That figure of the first build of each engine, which is of the index that was searched."""
    return lambda results: {each["engine"]: each[key] for each in reversed(results["builds"])}


def write_growth(files, out):
    all_results = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    for mode in engines.MODES:
        for figure in ("p50", "mean", "p99"):
            drawing = charts.growth(
                all_results,
                f"{report.MEANINGS[mode]}: {figure}, warm, microseconds",
                lambda results, mode=mode, figure=figure: {
                    name: each["warm_us"][figure] for name, each in results["latency"][mode].items()
                },
            )
            (out / f"growth-{mode}-{figure}.svg").write_text(drawing, encoding="utf-8")
    for key, title in (("build_s", "Building, seconds"), ("index_bytes", "Index, bytes"), ("peak_rss_kib", "Building, peak KiB")):
        drawing = charts.growth(all_results, title, of_builds(key))
        (out / f"growth-{key}.svg").write_text(drawing, encoding="utf-8")


def main():
    options = arguments()
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        if options.growth:
            write_growth(options.growth, options.out)
        elif options.work:
            options.work.mkdir(parents=True, exist_ok=True)
            write_results(compare(options, options.work.resolve()), options.out)
        else:
            with tempfile.TemporaryDirectory(prefix="newsgrep-compare-") as work:
                write_results(compare(options, Path(work)), options.out)
    except (Failed, OSError) as error:
        tell(error)
        return TROUBLE
    tell(f"results are in {options.out}")
    return 0
