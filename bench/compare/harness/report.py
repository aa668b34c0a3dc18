"""The results as a page in Markdown."""

from .engines import MODES

MEANINGS = {"any": "any of the words", "all": "all words", "phrase": "the phrase"}
GOAL_PEERS = ("lucene", "lucene-reordered", "lucene-allwords", "tantivy", "fts5")


def table(heads, rows):
    """The first column is text, the others are numbers."""
    lines = ["| " + " | ".join(heads) + " |", "|---|" + "--:|" * (len(heads) - 1)]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines)


def number(value):
    """Three digits or so."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def share(value):
    return f"{100 * value:.1f} %"


def ratio(value, reference):
    return f"{value / reference:.2f}x" if reference else ""


def latency_section(results):
    parts = []
    for mode in MODES:
        engines = results["latency"][mode]
        for state in ("warm", "cold"):
            key = f"{state}_us"
            ours = engines.get("newsgrep", {}).get(key, {})
            rows = []
            for name, figures in engines.items():
                row = [name, *(number(figures[key][figure]) for figure in ("mean", "p50", "p90", "p99", "max"))]
                row += [ratio(figures[key][figure], ours.get(figure)) for figure in ("mean", "p99")]
                if state == "cold":
                    row.append(number(figures["open_us"]))
                rows.append(row)
            heads = [MEANINGS[mode], "mean", "p50", "p90", "p99", "max", "mean / newsgrep", "p99 / newsgrep"]
            if state == "cold":
                heads.append("index opened in")
            parts.append((state, table(heads, rows)))
    warm = [text for state, text in parts if state == "warm"]
    cold = [text for state, text in parts if state == "cold"]
    return "\n\n".join(
        [
            "## Queries, warm",
            "Microseconds for the ten best with their text, one thread; each query counts with the "
            "median of its rounds in one process.",
            *warm,
            "## Queries, cold",
            "The first run of each query in its process; the files are in the page cache.",
            *cold,
        ]
    )


def goal_section(results):
    """newsgrep over the fastest of the peers that the goals name, cell by cell."""
    rows = []
    for mode in MODES:
        engines = results["latency"][mode]
        peers = [name for name in GOAL_PEERS if name in engines]
        if "newsgrep" not in engines or not peers:
            continue
        for figure in ("mean", "p99"):
            best = min(peers, key=lambda name: engines[name]["warm_us"][figure])
            ours = engines["newsgrep"]["warm_us"][figure]
            theirs = engines[best]["warm_us"][figure]
            rows.append([f"{MEANINGS[mode]}, {figure}", number(ours), best, number(theirs), ratio(ours, theirs)])
    if not rows:
        return ""
    heads = ["warm, microseconds", "newsgrep", "best peer", "its figure", "newsgrep / best peer"]
    return "## Against the best peer\n\n" + table(heads, rows)


def build_section(results):
    text_bytes = results["corpus"]["text_bytes"]
    ours = {each["threads"]: each["build_s"] for each in results["builds"] if each["engine"] == "newsgrep"}
    rows = [
        [
            each["engine"],
            f"{each['threads']:.0f}",
            number(each["build_s"]),
            number(each["user_s"]),
            ratio(each["build_s"], ours.get(each["threads"])),
            f"{each['peak_rss_kib'] / 1024:,.0f}",
            f"{each['index_bytes'] / 1e6:,.1f}",
            f"{each['index_bytes'] / text_bytes:.2f}",
        ]
        for each in results["builds"]
    ]
    heads = ["engine", "threads", "seconds", "user seconds", "/ newsgrep, same threads", "peak MiB", "index MB", "of the text"]
    return "## Building\n\n" + table(heads, rows)


def agreement_section(results):
    rows = []
    for mode, engines in results["agreement"].items():
        for name, each in engines.items():
            if "existence_differs" not in each:
                rows.append([f"{name}, {MEANINGS[mode]}", each["with_hits"], "", "", ""])
                continue
            rows.append(
                [
                    f"{name}, {MEANINGS[mode]}",
                    each["with_hits"],
                    share(each["existence_differs"]),
                    share(each["counts_equal"]),
                    share(each["counts_within_10_percent"]),
                ]
            )
    if not rows:
        return ""
    heads = ["", "queries with hits", "finds something where newsgrep does not, or the reverse", "same count", "within 10 %"]
    explanation = (
        "Tokenisers, stemmers, stop words and newsgrep's variants (`cease-fire` = `ceasefire`) differ, "
        "so some counts do too."
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
        "## Whole processes\n\nFrom start to end of the program, its output in a file; "
        f"{nothing['queries']} queries.\n\n" + table(heads, rows)
    )


def page(results):
    corpus = results["corpus"]
    loads = results["load"]
    machine = results["machine"]
    versions = [
        [each["name"], each["version"], each["note"]] for each in results["engines"]
    ]
    left_out = [f"- {name}: {' '.join(reason.split())}" for name, reason in results["left_out"].items()]
    sections = [
        f"# newsgrep and its peers over {corpus['passages']:,} passages",
        f"{corpus['text_bytes'] / 1e6:,.1f} MB of text, {corpus['queries']} queries, medians of "
        f"{results['rounds']} interleaved rounds. {machine['processor']}, {machine['cores']} cores; load average "
        f"{min(loads):.1f} to {max(loads):.1f} (one core busy is 1).",
        "| engine | version | settings |\n|---|---|---|\n"
        + "\n".join("| " + " | ".join(row) + " |" for row in versions),
        "Left out:\n" + "\n".join(left_out) if left_out else "",
        goal_section(results),
        latency_section(results),
        "![latency](latency.svg)",
        build_section(results),
        "![build time](build.svg)\n![index size](size.svg)",
        process_section(results),
        agreement_section(results),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"
