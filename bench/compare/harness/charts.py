"""Charts as SVG."""

import math
from html import escape

from .engines import MODES, Newsgrep
from .report import MEANINGS, number

INK, QUIET, GRID, PAPER = "#1f2933", "#616e7c", "#d9dee3", "#ffffff"
OURS, PEER = "#c2410c", "#5b7fa6"
SERIES = ("#c2410c", "#1d4e89", "#2a9d8f", "#8d6a9f", "#b08900", "#6b7280", "#d1495b", "#3a7d44")
FONT = "font-family='system-ui, sans-serif'"
LABELS = 190  # Room for the names on the left.
WIDTH = 860


def colour(name):
    return OURS if name == Newsgrep.name or name.startswith(Newsgrep.name + ",") else PEER


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
    """From values to places, in decades."""

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
    """A bar from p50 to p99 for each engine and mode, with marks at mean and p90; decades across."""
    engines = list(results["latency"][MODES[0]])
    row, head = 24, 46
    panel = head + row * len(engines) + 14
    drawing = Drawing(40 + panel * len(MODES) + 24)
    drawing.text(16, 26, "Query latency, warm, microseconds: bar from p50 to p99, dot = mean, tick = p90",
                 15, weight="bold")  # fmt: skip
    values = [
        each["warm_us"][figure]
        for of_mode in results["latency"].values()
        for each in of_mode.values()
        for figure in ("mean", "p50", "p90", "p99")
    ]
    scale = LogScale(values, LABELS, WIDTH - 90)
    for number_of_panel, mode in enumerate(MODES):
        top = 40 + panel * number_of_panel
        bottom = top + head + row * len(engines)
        drawing.text(16, top + 26, MEANINGS[mode], 14, weight="bold")
        for decade in scale.decades():
            drawing.line(scale(decade), top + head - 8, scale(decade), bottom)
            drawing.text(scale(decade), top + head - 14, plain(decade), 11, QUIET, "middle")
        for place, name in enumerate(engines):
            figures = results["latency"][mode][name]["warm_us"]
            y = top + head + row * place
            fill = colour(name)
            begin, end = scale(figures["p50"]), scale(figures["p99"])
            drawing.text(LABELS - 10, y + 14, name, 12, anchor="end")
            drawing.bar(begin, y + 3, end - begin, 14, fill, 0.45)
            drawing.line(scale(figures["p90"]), y + 1, scale(figures["p90"]), y + 19, fill, 2)
            drawing.dot(scale(figures["mean"]), y + 10, 4.5, fill)
            drawing.text(max(end, scale(figures["mean"])) + 8, y + 14, number(figures["mean"]), 11, QUIET)
    return drawing.svg()


def bars(title, rows, reference=None):
    """Rows of (name, value, what to write); a reference is (value, what it is)."""
    row, top = 26, 56
    drawing = Drawing(top + row * len(rows) + 34)
    drawing.text(16, 26, title, 15, weight="bold")
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


def growth(all_results, title, value_of):
    """A line for each engine over the number of passages, decades both ways."""
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
    drawing.text(16, 26, title, 15, weight="bold")
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
