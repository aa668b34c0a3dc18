"""What bench/results keeps: the newest results of each run in current/, and a line for every run in history.csv."""

import csv
import json

from . import report
from .kinds import FIELD_MODES, MODES
from .setting import ROOT

RESULTS = ROOT / "bench/results"
CURRENT = RESULTS / "current"
HISTORY = RESULTS / "history.csv"

FOLDERS = ("queries", "fields", "processes", "growth")  # In the order of the overview.
CHARTS = {
    "queries/kinds.svg": "Plain queries beside the best peer",
    "fields/kinds.svg": "NEAR, prefixes and titles beside the best peer",
    "growth/growth-any-p50.svg": "Growth: any of the words",
    "growth/growth-build_s.svg": "Growth: building",
}
SETTING = ("date", "commit", "run", "machine", "passages")
FIGURES = (
    "build_2_threads_s",
    "build_1_thread_s",
    "build_peak_mib",
    "index_of_text",
    "any_mean_us",
    "any_p99_us",
    "all_mean_us",
    "all_p99_us",
    "phrase_mean_us",
    "phrase_p99_us",
    "near_mean_us",
    "prefix_mean_us",
    "title_mean_us",
    "any_of_best_peer",
    "all_of_best_peer",
    "phrase_of_best_peer",
    "process_ms",
    "true_ms",
)


def keep(results, out):
    """Notes a run in the history and in the overview, if its results are in current/; else does nothing."""
    if not out.resolve().is_relative_to(CURRENT):
        return
    append(row(results, str(out.resolve().relative_to(CURRENT))))
    write_overview()


def append(cells):
    is_new = not HISTORY.exists()
    with HISTORY.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, (*SETTING, *FIGURES), lineterminator="\n")
        if is_new:
            writer.writeheader()
        writer.writerow(cells)


def row(results, run):
    """Returns the cells of a run, without the figures that it did not measure."""
    machine = results["machine"]
    passages = results["corpus"]["passages"] if "corpus" in results else results["passages"]
    figures = process_figures(results) if "kinds" in results else comparison_figures(results)
    return {
        "date": results["date"],
        "commit": results["commit"],
        "run": run,
        "machine": f"{machine['processor']}, {machine['cores']} cores",
        "passages": passages,
        **{name: f"{value:.0f}" if value >= 1000 else f"{value:.4g}" for name, value in figures.items()},
    }


def process_figures(results):
    """Returns the figures of bench/processes: medians over the kinds of query."""
    return {"process_ms": report.typical_process(results), "true_ms": results["true_ms"]}


def comparison_figures(results):
    """Returns newsgrep's figures, and their ratio to the best peer's."""
    figures = {}
    for build in results["builds"]:
        if build["engine"] == report.OURS:
            threads = round(build["threads"])
            figures[f"build_{threads}_thread{'s' if threads > 1 else ''}_s"] = build["build_s"]
            figures.setdefault("build_peak_mib", build["peak_rss_kib"] / 1024)
            figures.setdefault("index_of_text", build["index_bytes"] / results["corpus"]["text_bytes"])
    for question in report.main_questions(results["questions"]):
        mode = question["mode"]
        ours = question["engines"].get(report.OURS)
        if not ours:
            continue
        figures[f"{mode}_mean_us"] = ours["warm_us"]["mean"]
        if mode not in FIELD_MODES:
            figures[f"{mode}_p99_us"] = ours["warm_us"]["p99"]
            compared = report.against_best(question, "mean")
            if compared:
                figures[f"{mode}_of_best_peer"] = compared[0] / compared[2]
    processes = results["whole_processes"]
    if report.OURS in processes:
        figures["process_ms"] = processes[report.OURS]["p50"] / 1000
        figures["true_ms"] = processes["true"]["p50"] / 1000
    return {name: figures[name] for name in FIGURES if name in figures}


def write_overview():
    """Writes current/results.md, which leads to all that is in the folder."""
    rows = []
    for path in sorted(CURRENT.glob("*/**/results.md"), key=place):
        name = path.parent.relative_to(CURRENT)
        file = path.with_name("results.json")
        if file.exists():
            results = json.loads(file.read_text(encoding="utf-8"))
            rows.append([f"[{name}]({name}/results.md)", contents(results), results["date"], results["commit"]])
        else:
            heading = path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
            rows.append([f"[{name}]({name}/results.md)", heading, "", ""])
    lines = [
        "# What was measured last",
        "`bench/compare/run` and `bench/processes` write this folder. [The README](../../README.md) says how to read it; "
        "[history.csv](../history.csv) has a line for each run.",
        "| results | of | date | commit |\n|---|---|---|---|\n" + "\n".join("| " + " | ".join(row) + " |" for row in rows),
    ]
    if (CURRENT / "growth/growth.md").exists():
        lines.append("[growth/growth.md](growth/growth.md) has all sizes of the corpus in one table. The charts of growth are "
                     "in the same folder.")  # fmt: skip
    lines += [f"## {heading}\n\n![{heading}]({chart})" for chart, heading in CHARTS.items() if (CURRENT / chart).exists()]
    (CURRENT / "results.md").write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def place(path):
    """Returns a key that sorts queries before fields, processes and growth, and growth by size."""
    name = path.parent.relative_to(CURRENT).parts
    order = FOLDERS.index(name[0]) if name[0] in FOLDERS else len(FOLDERS)
    return (order, int(name[-1]) if name[-1].isdigit() else 0, name)


def contents(results):
    """Returns a phrase that says what was measured."""
    if "kinds" in results:
        return f"whole processes of newsgrep over {results['passages']:,} passages"
    peers = [engine["name"] for engine in results["engines"] if not report.is_ours(engine["name"])]
    modes = dict.fromkeys(question["mode"] for question in results["questions"]
                          if len(question["engines"]) > 1 or not peers)  # fmt: skip
    asked = ", ".join(MODES[mode] for mode in modes)
    return f"{results['corpus']['passages']:,} passages beside {', '.join(peers) or 'nothing'}: {asked}"
