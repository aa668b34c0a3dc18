"""The kinds of queries, and the modes in which their lines are read."""

from dataclasses import dataclass

TEXT_MODES = {"any": "any word", "all": "all words", "phrase": "phrase"}
# These need an index of titles and of words as they are written.
FIELD_MODES = {"near": "at most 5 apart", "prefix": "prefix", "title": "word of the title as a filter, any word"}
MODES = {**TEXT_MODES, **FIELD_MODES}
WEB = "web"


@dataclass(frozen=True)
class Kind:
    """A kind of query; each query of the kind is run in each of the modes."""

    name: str
    meaning: str
    modes: tuple
    of_stop_words: bool = False  # True if an engine without stop words would be asked something else.


KINDS = (
    Kind(WEB, "real web queries", ("any", "all", "phrase")),
    Kind("mixed", "1–5 words of a passage", ("any", "all")),
    Kind("mixed-long", "6–8 words of a passage", ("any", "all")),
    Kind("rare", "1–5 rare words", ("any", "all")),
    Kind("rare-long", "6–8 rare words", ("any", "all")),
    Kind("common", "1–5 common words", ("any", "all")),
    Kind("common-long", "6–8 common words", ("any", "all")),
    Kind("stop", "1–5 of the 30 commonest words", ("any", "all"), of_stop_words=True),
    Kind("phrase", "2–5 words of the text", ("phrase",)),
    Kind("common-phrase", "the commonest phrases", ("phrase",), of_stop_words=True),
    Kind("near", "two words of a passage", ("near",)),
    Kind("near-common", "two common words of a passage", ("near",)),
    Kind("prefix", "4–6 letters", ("prefix",)),
    Kind("prefix-word", "4–6 letters and a required word", ("prefix",)),
    Kind("title", "a title's word and 1–3 words of its passage", ("title",)),
)


@dataclass(frozen=True)
class Query:
    kind: str
    text: str


def of_mode(queries, mode):
    """Returns the queries that are run in the mode, kind by kind."""
    return [
        query for kind in KINDS if mode in kind.modes for query in queries if query.kind == kind.name
    ]


def title(question):
    """Returns the heading of a question: a kind of query in a mode."""
    meaning = next(kind.meaning for kind in KINDS if kind.name == question["kind"])
    return f"{meaning}, {MODES[question['mode']]}"


def main_questions(questions):
    """Returns the first question of each mode: web queries, if there are any."""
    first = {}
    for question in questions:
        first.setdefault(question["mode"], question)
    return list(first.values())


def main_queries(queries, count):
    """Returns at most `count` texts of the first kind that has queries, taken evenly."""
    asked = of_mode(queries, "any")
    if not asked:
        return []
    texts = [query.text for query in asked if query.kind == asked[0].kind]
    step = max(len(texts) / count, 1)
    return [texts[int(i * step)] for i in range(min(count, len(texts)))]
