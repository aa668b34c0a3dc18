"""Measures the engines. They take turns in every round, so that a noisy minute hits them all."""

import math
import os
import statistics
import time

from .engines import Newsgrep
from .kinds import KINDS, of_mode
from .processes import Failed, timed

FIGURES = ("mean", "p50", "p90", "p99", "max")
LONG_S = 60  # A build, or a process that searches, is not repeated if it takes longer.
EXAMPLES = 20  # Queries named that have hits in one engine only.


def in_turn(things, round_number):
    """Returns the things in their order, starting with another one in each round."""
    first = round_number % len(things)
    return things[first:] + things[:first]


def median_of(dictionaries):
    """Returns the median of each key."""
    return {key: statistics.median(each[key] for each in dictionaries) for key in dictionaries[0]}


def builds(engines, passages, thread_counts, rounds, tell):
    """Builds the indexes; returns the medians for each engine and number of threads."""
    plan = [
        (engine, threads)
        for engine in engines
        if engine.builds
        for threads in ([1] if engine.one_thread_only else thread_counts)
    ]
    taken = {}
    for round_number in range(rounds):
        for engine, threads in in_turn(plan, round_number):
            earlier = taken.setdefault((engine.name, threads), [])
            if earlier and earlier[0]["build_s"] > LONG_S:
                continue
            tell(f"round {round_number + 1}: {engine.name} builds, {threads} thread(s)")
            earlier.append(engine.build(passages, threads))
    return [
        {"engine": name, "rounds": len(each), **median_of(each)}
        for (name, threads), each in taken.items()
    ]


def searches(engines, queries, files, thread_counts, rounds, inner_rounds, tell):
    """Runs the queries; returns the answers by mode and engine, one for each round."""
    answers = {mode: {engine.name: [] for engine in engines if mode in engine.modes} for mode in files}
    long = set()
    for round_number in range(rounds):
        for mode, file in files.items():
            tell(f"round {round_number + 1}: {mode}")
            for engine in in_turn(engines, round_number):
                if mode not in engine.modes or (mode, engine.name) in long:
                    continue
                begin = time.perf_counter()
                index = engine.searched_index(thread_counts)
                answer = engine.search(index, file, mode, inner_rounds)
                engine.version = engine.version or answer.get("version", "")
                if len(answer["warm_us"]) != len(of_mode(queries, mode)):
                    raise AssertionError(f"{engine.name} did not answer each query")
                answers[mode][engine.name].append(answer)
                if time.perf_counter() - begin > LONG_S:
                    long.add((mode, engine.name))
    return answers


def questions(engines, queries, answers):
    """Returns the times of each engine for each kind in each mode: medians over the rounds."""
    leave_out = {engine.name for engine in engines if not engine.finds_stop_words}
    asked = []
    for kind in KINDS:
        for mode in kind.modes:
            of_kind = [query.kind == kind.name for query in of_mode(queries, mode)]
            if any(of_kind) and answers[mode]:
                asked.append({
                    "kind": kind.name,
                    "mode": mode,
                    "queries": sum(of_kind),
                    "engines": {name: of_one_kind(each, of_kind) for name, each in answers[mode].items()},
                    "not_comparable": sorted(leave_out) if kind.of_stop_words else [],
                })
    return asked


def of_one_kind(answers, of_kind):
    def chosen(answer, key):
        return [value for value, is_chosen in zip(answer[key], of_kind, strict=True) if is_chosen]

    warm = [summary(chosen(answer, "warm_us")) for answer in answers]
    cold = [summary(chosen(answer, "cold_us")) for answer in answers]
    return {
        "hits": sum(chosen(answers[0], "hits")),
        "warm_us": median_of(warm),
        "cold_us": median_of(cold),
        "warm_means_us": [each["mean"] for each in warm],
    }


def searching(engines, answers):
    """Returns the time that each engine took to open its index, and its memory in the end."""
    taken = {}
    for engine in engines:
        of_engine = [answer for of_mode in answers.values() for answer in of_mode.get(engine.name, [])]
        if not of_engine:
            continue
        taken[engine.name] = {
            "open_us": statistics.median(answer["open_us"] for answer in of_engine),
            "anonymous_kib": max(answer["anonymous_kib"] for answer in of_engine),
            "file_kib": max(answer["file_kib"] for answer in of_engine),
        }
    return taken


def agreement(engines, queries, files, thread_counts, tell):
    """Returns how often counts of matches are newsgrep's."""
    indexed = [engine for engine in engines if engine.builds]
    if len(indexed) < 2 or Newsgrep.name not in [engine.name for engine in indexed]:
        return {}
    compared = {}
    for mode in files:
        if mode == "any":
            continue
        tell(f"counting: {mode}")
        texts = [query.text for query in of_mode(queries, mode)]
        counts = {
            engine.name: engine.counts(engine.searched_index(thread_counts), files[mode], mode)
            for engine in indexed
            if mode in engine.modes
        }
        ours = counts.pop(Newsgrep.name)
        compared[mode] = {
            Newsgrep.name: {"queries": len(ours), "with_hits": sum(count > 0 for count in ours)},
            **{name: compare_counts(ours, theirs, texts) for name, theirs in counts.items()},
        }
    return compared


def compare_counts(ours, theirs, texts):
    pairs = list(zip(ours, theirs, texts, strict=True))
    only_ours = [text for our, their, text in pairs if our and not their]
    only_theirs = [text for our, their, text in pairs if their and not our]
    near = sum(abs(our - their) <= 0.1 * max(our, their) for our, their, _ in pairs)
    return {
        "queries": len(pairs),
        "with_hits": sum(their > 0 for _, their, _ in pairs),
        "existence_differs": (len(only_ours) + len(only_theirs)) / len(pairs),
        "counts_equal": sum(our == their for our, their, _ in pairs) / len(pairs),
        "counts_within_10_percent": near / len(pairs),
        "found_only_by_newsgrep": only_ours[:EXAMPLES],
        "found_only_by_the_peer": only_theirs[:EXAMPLES],
    }


def percentile(ordered, percent):
    """Returns a percentile by the nearest-rank method, as newsgrep-bench does."""
    return ordered[max(math.ceil(percent / 100 * len(ordered)), 1) - 1]


def summary(samples):
    ordered = sorted(samples)
    return {
        "mean": statistics.fmean(ordered),
        "p50": percentile(ordered, 50),
        "p90": percentile(ordered, 90),
        "p99": percentile(ordered, 99),
        "max": ordered[-1],
    }


def whole_processes(engines, queries, thread_counts, rounds, work, tell):
    """Times programs from start to end, each answering one query into a file."""
    if not queries:
        return {}
    tell("whole processes")
    commands = {"true": lambda query: ["/bin/true"]}
    for engine in engines:
        commands.update(engine.commands(engine.searched_index(thread_counts)))
    samples = {name: [[] for _ in queries] for name in commands}
    output = work / "output"
    for round_number in range(rounds):
        for number, query in enumerate(queries):
            for name in in_turn(list(commands), round_number + number):
                usage = timed(commands[name](query), output)
                if usage.status not in (0, 1):  # 1: there are no hits.
                    raise Failed(f"{name} ended with {usage.status} for {query!r}")
                samples[name][number].append(usage.wall_s * 1e6)
    return {
        name: {"queries": len(each), **summary([statistics.median(times) for times in each])}
        for name, each in samples.items()
    }


def load():
    return os.getloadavg()[0]
