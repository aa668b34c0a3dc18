"""Writes the results as a page in Markdown."""

import statistics

from .engines import Newsgrep
from .kinds import MODES, main_questions, title

OURS = Newsgrep.name


def table(heads, rows):
    """Returns a table whose first column is text and whose other columns are numbers."""
    lines = ["| " + " | ".join(heads) + " |", "|---|" + "--:|" * (len(heads) - 1)]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines)


def number(value):
    """Returns the value with about three digits."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def share(value):
    return f"{100 * value:.1f} %"


def ratio(value, reference):
    return f"{value / reference:.2f}x" if reference else ""


def mebibytes(kib):
    return f"{kib / 1024:,.0f}"


def typical_process(results):
    """Returns the median of the kinds' medians in the results of bench/processes."""
    return statistics.median(
        statistics.median(query["median"] for query in kind["queries"]) for kind in results["kinds"] if kind["queries"]
    )


def is_ours(name):
    return name.startswith(OURS)


def best_peer(question, figure):
    """Returns the fastest peer that can be compared, or None."""
    peers = [
        name for name in question["engines"] if not is_ours(name) and name not in question["not_comparable"]
    ]
    return min(peers, key=lambda name: question["engines"][name]["warm_us"][figure], default=None)


def against_best(question, figure):
    """Returns newsgrep's figure, the best peer and the peer's figure; None if one is missing."""
    best = best_peer(question, figure)
    if best is None or OURS not in question["engines"]:
        return None
    engines = question["engines"]
    return engines[OURS]["warm_us"][figure], best, engines[best]["warm_us"][figure]


def goal_section(results):
    rows = []
    for question in results["questions"]:
        row = [title(question), question["queries"]]
        for figure in ("mean", "p99"):
            compared = against_best(question, figure)
            if not compared:
                break
            ours, best, theirs = compared
            row += [number(ours), f"{number(theirs)} {best}", ratio(ours, theirs)]
        else:
            rows.append(row)
    others = other_goals(results)
    if not rows:
        return "## Beside other programs\n\n" + others if others else ""
    heads = ["warm, microseconds", "queries", "newsgrep, mean", "best peer", "newsgrep / best",
             "newsgrep, p99", "best peer", "newsgrep / best"]  # fmt: skip
    return "## Against the best peer\n\n" + "\n\n".join(
        [
            "The best peer is the one with the smallest figure. Where a query is all stop words, engines that leave "
            "them out do not count.",
            table(heads, rows),
            others,
            "![newsgrep over the best peer](kinds.svg)",
        ]
    )


def other_goals(results):
    ours = {each["threads"]: each for each in results["builds"] if each["engine"] == OURS}
    peers = [each for each in results["builds"] if not is_ours(each["engine"])]
    rows = []
    for threads, build in sorted(ours.items()):
        same = [each for each in peers if each["threads"] == threads]
        best = min(same, key=lambda each: each["build_s"], default=None)
        if best:
            rows.append([f"build, {threads} thread(s), seconds", number(build["build_s"]),
                         f"{number(best['build_s'])} {best['engine']}", ratio(build["build_s"], best["build_s"])])  # fmt: skip
    smallest = min(peers, key=lambda each: each["index_bytes"], default=None)
    if ours:
        build = next(iter(ours.values()))
        text_bytes = results["corpus"]["text_bytes"]
        rows.append(["index, MB", f"{build['index_bytes'] / 1e6:,.1f}", f"{text_bytes / 1e6:,.1f} the text",
                     ratio(build["index_bytes"], text_bytes)])  # fmt: skip
        if smallest:
            rows.append(["index, MB", f"{build['index_bytes'] / 1e6:,.1f}",
                         f"{smallest['index_bytes'] / 1e6:,.1f} {smallest['engine']}",
                         ratio(build["index_bytes"], smallest["index_bytes"])])  # fmt: skip
    processes = results["whole_processes"]
    for name, each in processes.items():
        if OURS in processes and name != OURS:
            mean = processes[OURS]["mean"]
            rows.append(["whole process, milliseconds", number(mean / 1000),
                         f"{number(each['mean'] / 1000)} {name}", ratio(mean, each["mean"])])  # fmt: skip
    return table(["", "newsgrep", "beside", "newsgrep / it"], rows) if rows else ""


def matrix(results, state, figure):
    """Returns a table with a row for each question and a column for each engine."""
    names = list(dict.fromkeys(name for question in results["questions"] for name in question["engines"]))
    rows = []
    for question in results["questions"]:
        row = [title(question)]
        for name in names:
            if name not in question["engines"]:
                row.append("")
                continue
            engine = question["engines"][name]
            mark = "*" if name in question["not_comparable"] else ""
            row.append(number(engine[state][figure]) + mark)
        rows.append(row)
    return table([figure, *names], rows)


def latency_section(results):
    return "\n\n".join(
        [
            "## Queries, warm",
            "Microseconds to find the ten best passages and read their id, title and text, on one thread. The figure "
            "of a query is the median of its rounds in one process. A star marks an engine that leaves out stop words "
            "and so has little to search for.",
            *(matrix(results, "warm_us", figure) for figure in ("mean", "p50", "p99")),
            "![latency](latency.svg)",
            "## Queries, cold",
            "The first run of each query in its process. The files are in the page cache.",
            *(matrix(results, "cold_us", figure) for figure in ("mean", "p99")),
        ]
    )


def memory_section(results):
    rows = [
        [name, mebibytes(each["anonymous_kib"]), mebibytes(each["file_kib"]), number(each["open_us"] / 1000)]
        for name, each in results["searching"].items()
    ]
    heads = ["", "own memory, MiB", "mapped files, MiB", "opening the index, milliseconds"]
    return (
        "## The process that searches\n\nResident memory after all queries, the greatest of the modes and rounds. Pages of "
        "mapped files belong to the page cache.\n\n" + table(heads, rows)
    )


def build_section(results):
    text_bytes = results["corpus"]["text_bytes"]
    ours = {each["threads"]: each["build_s"] for each in results["builds"] if each["engine"] == OURS}
    rows = [
        [
            each["engine"],
            f"{each['threads']:.0f}",
            number(each["build_s"]),
            number(each["user_s"]),
            ratio(each["build_s"], ours.get(each["threads"])),
            mebibytes(each["peak_rss_kib"]),
            f"{each['index_bytes'] / 1e6:,.1f}",
            f"{each['index_bytes'] / text_bytes:.2f}",
        ]
        for each in results["builds"]
    ]
    heads = ["engine", "threads", "seconds", "user seconds", "seconds / newsgrep", "peak MiB", "index MB", "index / text"]
    return "## Building\n\n" + table(heads, rows)


def agreement_section(results):
    rows = []
    for mode, engines in results["agreement"].items():
        for name, each in engines.items():
            row = [f"{name}, {MODES[mode]}", each["with_hits"]]
            keys = ("existence_differs", "counts_equal", "counts_within_10_percent")
            row += [share(each[key]) if key in each else "" for key in keys]
            rows.append(row)
    if not rows:
        return ""
    heads = ["", "queries with hits", "only one of it and newsgrep has hits", "same count", "within 10 %"]
    explanation = (
        "Some counts differ, because tokenisers, stemmers and stop words differ, and because newsgrep takes "
        "`cease-fire` and `ceasefire` for one word."
    )
    return "## Do they find the same?\n\n" + explanation + "\n\n" + table(heads, rows)


def process_section(results):
    processes = results["whole_processes"]
    if not processes:
        return ""
    nothing = processes["true"]
    rows = [
        [name, *(number(each[figure] / 1000) for figure in ("mean", "p50", "p99")), ratio(each["mean"], nothing["mean"])]
        for name, each in processes.items()
    ]
    heads = ["milliseconds", "mean", "p50", "p99", "mean / `true`"]
    return (
        "## Whole processes\n\nFrom the start of the program to its end, with its output in a file; "
        f"{nothing['queries']} queries.\n\n" + table(heads, rows)
    )


def page(results):
    corpus = results["corpus"]
    loads = results["load"]
    machine = results["machine"]
    versions = [[each["name"], each["version"], each["note"]] for each in results["engines"]]
    left_out = [f"- {name}: {' '.join(reason.split())}" for name, reason in results["left_out"].items()]
    sections = [
        f"# newsgrep and its peers over {corpus['passages']:,} passages",
        f"{corpus['text_bytes'] / 1e6:,.1f} MB of text, {corpus['queries']} queries, medians of "
        f"{results['rounds']} rounds in which the engines take turns. {results['date']}, commit {results['commit'] or 'unknown'}; "
        f"{machine['processor']}, {machine['cores']} cores; load average {min(loads):.1f} to {max(loads):.1f} (one busy "
        "core is 1).",
        "| engine | version | settings |\n|---|---|---|\n"
        + "\n".join("| " + " | ".join(row) + " |" for row in versions),
        "All engines store id, title and text of each passage, index the text with positions, and return all three for "
        "the ten best. ripgrep reads the texts.",
        "Left out:\n" + "\n".join(left_out) if left_out else "",
        goal_section(results),
        latency_section(results),
        build_section(results),
        "![build time](build.svg)\n![index size](size.svg)",
        memory_section(results),
        process_section(results),
        agreement_section(results),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def growth_page(all_results):
    """Returns a page with a row for each size and engine."""
    questions = main_questions(all_results[0]["questions"])
    heads = ["", "engine", "build, s", "peak MiB", "index / text"]
    heads += [f"{title(question)}, {figure}, µs" for question in questions for figure in ("p50", "p99")]
    rows = []
    for results in all_results:
        corpus = results["corpus"]
        builds = {each["engine"]: each for each in reversed(results["builds"])}
        for name in results["searching"]:
            build = builds.get(name, builds.get(OURS))
            row = [f"{corpus['passages']:,}", name, number(build["build_s"]), mebibytes(build["peak_rss_kib"]),
                   f"{build['index_bytes'] / corpus['text_bytes']:.2f}"]  # fmt: skip
            for question in questions:
                same = find(results, question)
                asked = same and name in same["engines"]
                row += [number(same["engines"][name]["warm_us"][figure]) if asked else "" for figure in ("p50", "p99")]
            rows.append(row)
    return "# Growth with the number of passages\n\n" + table(heads, rows) + "\n"


def find(results, question):
    """Returns the question of the same kind and mode, or None."""
    for each in results["questions"]:
        if (each["kind"], each["mode"]) == (question["kind"], question["mode"]):
            return each
    return None
