"""The engines: how each is got, built, run, and asked for counts. All of them are used alike."""

import json
import os
import re
import shutil
from pathlib import Path

from .packages import Unavailable, need_jdk, need_packages, need_program
from .processes import Failed, run, run_json, timed, timed_or_fail

HERE = Path(__file__).resolve().parent.parent
MODES = ("any", "all", "phrase")


class Engine:
    """One engine with its settings, which has a folder of its own for its index."""

    name = ""
    note = ""
    one_thread_only = False

    def __init__(self, work):
        self.work = work / self.name
        self.work.mkdir(parents=True, exist_ok=True)
        self.version = ""

    def prepare(self):
        """Gets and builds the engine; Unavailable where it cannot be had."""

    def index(self, threads):
        return self.work / f"index-{threads}"

    def build(self, passages, threads):
        """Builds an index anew: what that took, and how large it is."""
        shutil.rmtree(self.index(threads), ignore_errors=True)
        answer = self.work / "answer"
        usage = timed_or_fail(self.build_command(passages, threads), answer)
        said = self.build_answer(answer)
        self.version = said.get("version", self.version)
        files = [path for path in self.index(threads).rglob("*") if path.is_file()]
        return {
            "build_s": said.get("build_s", usage.wall_s),
            "user_s": usage.user_s,
            "peak_rss_kib": usage.peak_rss_kib,
            "index_bytes": sum(path.stat().st_size for path in files),
            "threads": threads,
            "passages": said.get("passages"),
        }

    def build_command(self, passages, threads):
        raise NotImplementedError

    def build_answer(self, path):
        return json.loads(path.read_text(encoding="utf-8"))

    def search(self, queries, mode, threads, rounds):
        """Latencies of all queries in a process of its own."""
        raise NotImplementedError

    def counts(self, queries_file, queries, mode, threads):
        """How many passages match each query."""
        raise NotImplementedError


class Newsgrep(Engine):
    name = "newsgrep"
    note = "the programs of this repository's release build; all it indexes and shows by default"

    def __init__(self, work, build):
        super().__init__(work)
        self.indexer = build / "indexer/cli/newsgrep-index"
        self.bench = build / "bench/newsgrep-bench"
        self.program = build / "searcher/cli/newsgrep"

    def prepare(self):
        for program in (self.indexer, self.bench, self.program):
            if not program.exists():
                raise Unavailable(f"{program.name} is not built: cmake --build --preset release")
        self.version = run([self.program, "--version"]).split()[-1]

    def build_command(self, passages, threads):
        return [self.indexer, "--index", self.index(threads), "--format", "tsv", "--quiet",
                "--threads", threads, passages]  # fmt: skip

    def build_answer(self, path):
        return {}

    def search(self, queries, mode, threads, rounds):
        return run_json([self.bench, "--index", self.index(threads), "--queries", queries,
                         "--mode", mode, "--rounds", rounds, "--json"])  # fmt: skip

    def counts(self, queries_file, queries, mode, threads):
        counts = []
        answer = self.work / "count"
        for query in queries:
            usage = timed(self.command(threads, self.expression(query, mode), "--count"), answer)
            if usage.status not in (0, 1):
                raise Failed(f"newsgrep --count ended with {usage.status} for {query!r}")
            counts.append(int(answer.read_text(encoding="utf-8").split()[-1]))
        return counts

    def command(self, threads, expression, *options):
        return [self.program, "--index", self.index(threads), *options, "--", expression]

    @staticmethod
    def expression(query, mode):
        if mode == "phrase":
            return f'"{query}"'
        return " ".join(f"+{word}" for word in query.split()) if mode == "all" else query


class Adapter(Engine):
    """A peer whose adapter has the commands index, search and count."""

    def launcher(self):
        """The command line up to the adapter's own arguments."""
        raise NotImplementedError

    def settings(self):
        return []

    def search_settings(self):
        return []

    def build_command(self, passages, threads):
        return [*self.launcher(), "index", "--index", self.index(threads), "--passages", passages,
                "--threads", threads, *self.settings()]  # fmt: skip

    def search(self, queries, mode, threads, rounds):
        return run_json([*self.launcher(), "search", "--index", self.index(threads), "--queries",
                         queries, "--mode", mode, "--rounds", rounds, *self.settings(),
                         *self.search_settings()])  # fmt: skip

    def counts(self, queries_file, queries, mode, threads):
        answer = run_json([*self.launcher(), "count", "--index", self.index(threads), "--queries",
                           queries_file, "--mode", mode, *self.settings()])  # fmt: skip
        return answer["counts"]


class Lucene(Adapter):
    name = "lucene"
    note = "EnglishAnalyzer, which leaves out 33 stop words"
    variant = "english"
    api = "v10"
    least_jdk = 21
    flags = ["-XX:+UseParallelGC", "-Xmx4g", "--add-modules", "jdk.incubator.vector",
             "--enable-native-access=ALL-UNNAMED"]  # fmt: skip

    def prepare(self):
        self.jdk = need_jdk(self.least_jdk)
        classes = self.work / "classes"
        libraries = self.libraries()
        sources = sorted(HERE.glob("lucene/common/*.java")) + sorted(HERE.glob(f"lucene/{self.api}/*.java"))
        run([self.jdk / "bin/javac", "-d", classes, "-cp", libraries, *sources])
        self.class_path = f"{classes}:{libraries}"

    def libraries(self):
        folder = self.work.parent / "lucene-libraries"
        if not list(folder.glob("lucene-core-*.jar")):
            maven = need_program("mvn", "maven")
            try:
                run([maven, "--batch-mode", "--quiet", "--file", HERE / "lucene/pom.xml",
                     "dependency:copy-dependencies", f"-DoutputDirectory={folder}"])  # fmt: skip
            except Failed as error:
                raise Unavailable(f"Maven could not get it: {error}") from error
        return f"{folder}/*"

    def launcher(self):
        return [self.jdk / "bin/java", *self.flags, "-cp", self.class_path, "newsgrep.compare.Main"]

    def settings(self):
        return ["--variant", self.variant]

    def search_settings(self):
        return ["--warm-up", os.environ.get("LUCENE_WARM_UP_S", "5")]


class LuceneReordered(Lucene):
    name = "lucene-reordered"
    note = "the same, documents reordered by BPReorderingMergePolicy"
    variant = "reordered"


class LuceneAllWords(Lucene):
    name = "lucene-allwords"
    note = "EnglishAnalyzer without stop words: finds every word, as the others do"
    variant = "allwords"


class Lucene8(Lucene):
    name = "lucene8"
    note = "the Lucene that Debian packages"
    api = "v8"
    least_jdk = 17
    flags = ["-XX:+UseParallelGC", "-Xmx4g"]

    def libraries(self):
        need_packages("liblucene8-java")
        jars = Path("/usr/share/java")
        found = [
            path
            for part in ("core", "analyzers-common")
            for path in jars.glob(f"lucene-{part}-8*.jar")
        ]
        if len(found) < 2:
            raise Unavailable("liblucene8-java has not the libraries expected")
        return ":".join(map(str, found))


class Tantivy(Adapter):
    name = "tantivy"
    note = "en_stem, built with fat LTO for this processor"

    def prepare(self):
        cargo = need_program("cargo", "cargo")
        source = self.work / "source"  # Cargo would leave its lock file beside the manifest.
        shutil.copytree(HERE / "tantivy", source, dirs_exist_ok=True)
        environment = {
            **os.environ,
            "CARGO_TARGET_DIR": str(self.work / "target"),
            "RUSTFLAGS": "-C target-cpu=native",
        }
        try:
            run([cargo, "build", "--release", "--quiet"], cwd=source, env=environment)
        except Failed as error:
            raise Unavailable(f"Cargo could not build it: {error}") from error

    def launcher(self):
        return [self.work / "target/release/tantivy-adapter"]


class Native(Adapter):
    """An adapter in C++."""

    one_thread_only = True
    folder = ""
    package = ""
    library = ""

    def prepare(self):
        need_packages(self.package)
        compiler = need_program("g++", "g++")
        sources = [HERE / self.folder / "main.cpp", HERE / "common/adapter.cpp", HERE.parent / "latency.cpp"]
        run([compiler, "-std=c++20", "-O3", "-flto=auto", *sources,
             f"-l{self.library}", "-o", self.work / "adapter"])  # fmt: skip

    def launcher(self):
        return [self.work / "adapter"]


class Fts5(Native):
    name = "fts5"
    note = "porter unicode61, one transaction, optimised; ordered by rank"
    folder = "fts5"
    package = "libsqlite3-dev"
    library = "sqlite3"


class PlainXapian(Native):
    name = "xapian-plain"
    note = "TermGenerator and QueryParser as in Xapian's own guide"
    folder = "xapian_plain"
    package = "libxapian-dev"
    library = "xapian"


class Ripgrep:
    """Takes part in the comparison of whole processes only."""

    name = "ripgrep"
    note = "over the raw text, no index"

    def prepare(self):
        self.program = need_program("rg", "ripgrep")
        self.version = re.search(r"\d[\d.]*", run([self.program, "--version"])).group()

    def phrase(self, query, text):
        return [self.program, "--ignore-case", "--fixed-strings", "--regexp", query, text]

    def any_word(self, query, text):
        words = [part for word in query.split() for part in ("--regexp", word)]
        return [self.program, "--ignore-case", "--fixed-strings", "--word-regexp", *words, text]


PEERS = (Lucene, LuceneReordered, LuceneAllWords, Tantivy, Fts5, PlainXapian)
FALLBACKS = {Lucene.name: Lucene8}
NAMES = [Newsgrep.name, *(peer.name for peer in PEERS), Lucene8.name, Ripgrep.name]


def prepared(names, work, build, tell):
    """The engines that can be had, ripgrep or None, and why the others are left out."""
    classes = {peer.name: peer for peer in (*PEERS, Lucene8)}
    left_out = {}
    engines = []
    waiting = [name for name in names if name != Ripgrep.name]
    for name in waiting:
        tell(f"getting {name}")
        try:
            engine = Newsgrep(work, build) if name == Newsgrep.name else classes[name](work)
            engine.prepare()
            engines.append(engine)
        except (Unavailable, Failed) as error:
            left_out[name] = str(error)
            fallback = FALLBACKS.get(name)
            if fallback and fallback.name not in waiting:
                waiting.append(fallback.name)
    ripgrep = None
    if Ripgrep.name in names:
        try:
            ripgrep = Ripgrep()
            ripgrep.prepare()
        except (Unavailable, Failed) as error:
            ripgrep = None
            left_out[Ripgrep.name] = str(error)
    return engines, ripgrep, left_out
