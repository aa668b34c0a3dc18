"""Draws charts as SVG."""

import math
from html import escape

from .kinds import main_questions, title
from .report import against_best, find, is_ours, number

INK, QUIET, GRID, PAPER = "#1f2933", "#616e7c", "#d9dee3", "#ffffff"
OURS, PEER = "#c2410c", "#5b7fa6"
SERIES = ("#c2410c", "#1d4e89", "#2a9d8f", "#8d6a9f", "#b08900", "#6b7280", "#d1495b", "#3a7d44")
FONT = "font-family='system-ui, sans-serif'"
LABELS = 190  # Width of the names on the left.
WIDTH = 860
GOAL = 0.5  # Share of the best peer's time.


def colour(name):
    return OURS if is_ours(name) else PEER


class Drawing:
    def __init__(self, height):
        self.height = height
        self.parts = []

    def text(self, x, y, text, size=13, fill=INK, anchor="start", weight="normal"):
        self.parts.append(
            f"<text x='{x:.1f}' y='{y:.1f}' font-size='{size}' fill='{fill}' "
            f"text-anchor='{anchor}' font-weight='{weight}' {FONT}>{escape(text)}</text>"
        )

    def line(self, x1, y1, x2, y2, stroke=GRID, width=1):
        self.parts.append(
            f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}' "
            f"stroke='{stroke}' stroke-width='{width}'/>"
        )

    def bar(self, x, y, width, height, fill, opacity=1):
        self.parts.append(
            f"<rect x='{x:.1f}' y='{y:.1f}' width='{max(width, 1):.1f}' height='{height}' rx='2' "
            f"fill='{fill}' fill-opacity='{opacity}'/>"
        )

    def decades(self, scale, top, bottom):
        """Draws a line for each power of ten."""
        for decade in scale.decades():
            self.line(scale(decade), top, scale(decade), bottom)
            self.text(scale(decade), top - 6, plain(decade), 11, QUIET, "middle")

    def dot(self, x, y, radius, fill):
        self.parts.append(f"<circle cx='{x:.1f}' cy='{y:.1f}' r='{radius}' fill='{fill}'/>")

    def path(self, points, stroke):
        joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(f"<polyline points='{joined}' fill='none' stroke='{stroke}' stroke-width='2'/>")

    def svg(self):
        return (
            f"<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' height='{self.height}' "
            f"viewBox='0 0 {WIDTH} {self.height}'>\n"
            f"<rect width='100%' height='100%' fill='{PAPER}'/>\n" + "\n".join(self.parts) + "\n</svg>\n"
        )


class LogScale:
    """Maps values to places, by their logarithm."""

    def __init__(self, values, begin, end):
        self.low = math.floor(math.log10(min(values)))
        self.high = max(math.ceil(math.log10(max(values))), self.low + 1)
        self.begin, self.end = begin, end

    def __call__(self, value):
        part = (math.log10(value) - self.low) / (self.high - self.low)
        return self.begin + part * (self.end - self.begin)

    def decades(self):
        return [10.0**power for power in range(self.low, self.high + 1)]


def plain(value):
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def latency(results):
    """Draws a bar from p50 to p99 for each engine and main question, with marks at mean and p90."""
    questions = main_questions(results["questions"])
    row, head = 24, 58
    panels = [head + row * len(question["engines"]) + 14 for question in questions]
    drawing = Drawing(40 + sum(panels) + 24)
    drawing.text(16, 26, "Query latency, warm, microseconds: bar from p50 to p99, dot and number = mean, tick = p90",
                 15, weight="bold")  # fmt: skip
    values = [
        each["warm_us"][figure]
        for question in questions
        for each in question["engines"].values()
        for figure in ("mean", "p50", "p90", "p99")
    ]
    scale = LogScale(values, LABELS, WIDTH - 90)
    for place_of_panel, question in enumerate(questions):
        engines = list(question["engines"])
        top = 40 + sum(panels[:place_of_panel])
        drawing.text(16, top + 26, title(question), 14, weight="bold")
        drawing.decades(scale, top + head - 8, top + head + row * len(engines))
        for place, name in enumerate(engines):
            figures = question["engines"][name]["warm_us"]
            y = top + head + row * place
            fill = colour(name)
            begin, end = scale(figures["p50"]), scale(figures["p99"])
            drawing.text(LABELS - 10, y + 14, name, 12, anchor="end")
            drawing.bar(begin, y + 3, end - begin, 14, fill, 0.45)
            drawing.line(scale(figures["p90"]), y + 1, scale(figures["p90"]), y + 19, fill, 2)
            drawing.dot(scale(figures["mean"]), y + 10, 4.5, fill)
            drawing.text(max(end, scale(figures["mean"])) + 8, y + 14, number(figures["mean"]), 11, QUIET)
    return drawing.svg()


def kinds(results):
    """Draws newsgrep's mean and p99 over the best peer's for each question; returns None without peers."""
    rows = []
    for question in results["questions"]:
        compared = [against_best(question, figure) for figure in ("mean", "p99")]
        if all(compared):
            rows.append((title(question), [ours / theirs for ours, _, theirs in compared]))
    if not rows:
        return None
    row, top, labels = 26, 76, 290
    drawing = Drawing(top + row * len(rows) + 24)
    drawing.text(16, 26, "newsgrep's time over the best peer's: bar = mean, tick = p99; left of 1 is faster",
                 15, weight="bold")  # fmt: skip
    scale = LogScale([value for _, values in rows for value in (*values, GOAL, 1)], labels, WIDTH - 70)
    bottom = top + row * len(rows)
    drawing.decades(scale, top - 8, bottom)
    drawing.line(scale(1), top - 8, scale(1), bottom, INK, 1.5)
    drawing.line(scale(GOAL), top - 8, scale(GOAL), bottom, OURS, 1)
    drawing.text(scale(GOAL), top - 14, f"{GOAL}", 11, OURS, "middle")
    for place, (name, (mean, p99)) in enumerate(rows):
        y = top + row * place
        fill = OURS if mean > 1 else PEER
        drawing.text(labels - 10, y + 14, name, 12, anchor="end")
        drawing.bar(min(scale(mean), scale(1)), y + 3, abs(scale(mean) - scale(1)), 14, fill, 0.6)
        drawing.line(scale(p99), y + 1, scale(p99), y + 19, fill, 2)
        drawing.text(max(scale(mean), scale(p99), scale(1)) + 8, y + 14, f"{mean:.2f}x", 11, QUIET)
    return drawing.svg()


def bars(heading, rows, reference=None):
    """Rows of (name, value, what to write); a reference is (value, what it is)."""
    row, top = 26, 56
    drawing = Drawing(top + row * len(rows) + 34)
    drawing.text(16, 26, heading, 15, weight="bold")
    largest = max([value for _, value, _ in rows] + ([reference[0]] if reference else []))
    width = WIDTH - LABELS - 200
    for place, (name, value, written) in enumerate(rows):
        y = top + row * place
        drawing.text(LABELS - 10, y + 14, name, 12, anchor="end")
        drawing.bar(LABELS, y, value / largest * width, 18, colour(name))
        drawing.text(LABELS + value / largest * width + 8, y + 14, written, 11, QUIET)
    if reference:
        x = LABELS + reference[0] / largest * width
        drawing.line(x, top - 6, x, top + row * len(rows), INK, 1.5)
        drawing.text(x, top - 12, reference[1], 11, INK, "middle")
    return drawing.svg()


def build(results):
    rows = []
    for each in sorted(results["builds"], key=lambda each: each["build_s"]):
        name = f"{each['engine']}, {each['threads']:.0f} thread{'s' if each['threads'] > 1 else ''}"
        rows.append((name, each["build_s"], f"{number(each['build_s'])} s"))
    return bars(f"Building an index of {results['corpus']['passages']:,} passages", rows)


def size(results):
    text_bytes = results["corpus"]["text_bytes"]
    smallest = {}
    for each in results["builds"]:
        earlier = smallest.get(each["engine"], each)
        if each["threads"] >= earlier["threads"]:  # The index that was searched.
            smallest[each["engine"]] = each
    rows = [
        (name, each["index_bytes"], f"{each['index_bytes'] / 1e6:,.1f} MB, {each['index_bytes'] / text_bytes:.2f} of the text")
        for name, each in sorted(smallest.items(), key=lambda item: item[1]["index_bytes"])
    ]
    return bars("Size of the index, text included", rows, (text_bytes, "the text itself"))


def growth(all_results, heading, value_of):
    """Draws a line for each engine over the number of passages."""
    names = list(dict.fromkeys(name for results in all_results for name in value_of(results)))
    points = {
        name: [
            (results["corpus"]["passages"], value_of(results)[name])
            for results in all_results
            if name in value_of(results)
        ]
        for name in names
    }
    top, bottom, left, right = 56, 400, 80, WIDTH - 170
    drawing = Drawing(bottom + 50)
    drawing.text(16, 26, heading, 15, weight="bold")
    every = [point for each in points.values() for point in each]
    across = LogScale([passages for passages, _ in every], left, right)
    up = LogScale([value for _, value in every], bottom, top)
    for decade in across.decades():
        drawing.line(across(decade), top, across(decade), bottom)
        drawing.text(across(decade), bottom + 18, plain(decade), 11, QUIET, "middle")
    for decade in up.decades():
        drawing.line(left, up(decade), right, up(decade))
        drawing.text(left - 8, up(decade) + 4, plain(decade), 11, QUIET, "end")
    drawing.text((left + right) / 2, bottom + 38, "passages", 12, QUIET, "middle")
    ends = []
    for place, (name, each) in enumerate(points.items()):
        stroke = SERIES[place % len(SERIES)]
        places = [(across(passages), up(value)) for passages, value in sorted(each)]
        drawing.path(places, stroke)
        for x, y in places:
            drawing.dot(x, y, 3.5, stroke)
        ends.append((places[-1][1], name, stroke))
    at = 0
    for y, name, stroke in sorted(ends):
        at = max(y + 4, at + 15)
        drawing.text(right + 12, at, name, 12, stroke)
    return drawing.svg()


def of_results(results):
    """Returns the charts of a comparison, by name."""
    drawings = {
        "latency": latency(results),
        "kinds": kinds(results),
        "build": build(results),
        "size": size(results),
    }
    return {name: drawing for name, drawing in drawings.items() if drawing}


def of_growth(all_results):
    """Returns the charts of comparisons over corpora of several sizes, by name."""
    drawings = {}
    for question in main_questions(all_results[0]["questions"]):
        for figure in ("p50", "p99"):

            def value_of(results, question=question, figure=figure):
                same = find(results, question)
                return {name: each["warm_us"][figure] for name, each in same["engines"].items()} if same else {}

            heading = f"{title(question)}: {figure}, warm, microseconds"
            drawings[f"growth-{question['mode']}-{figure}"] = growth(all_results, heading, value_of)
    headings = {"build_s": "Building, seconds", "index_bytes": "Index, bytes", "peak_rss_kib": "Building, peak KiB"}
    for key, heading in headings.items():

        def of_builds(results, key=key):
            return {each["engine"]: each[key] for each in reversed(results["builds"])}

        drawings[f"growth-{key}"] = growth(all_results, heading, of_builds)
    return drawings
