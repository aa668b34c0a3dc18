"""The engines: how to get, build and run each, and how to ask it for counts."""

import json
import os
import re
import shutil
from pathlib import Path

from .data import each_passage
from .kinds import FIELD_MODES, MODES, TEXT_MODES
from .packages import Unavailable, need_jdk, need_packages, need_program
from .processes import Failed, run, run_json, timed_or_fail

HERE = Path(__file__).resolve().parent.parent


class Engine:
    """An engine with its settings, and a folder for its index."""

    name = ""
    note = ""
    builds = True  # It has an index.
    searches = True  # One process can search the index again and again.
    one_thread_only = False  # It builds with one thread.
    finds_stop_words = True
    modes = tuple(TEXT_MODES)  # Modes that it is asked in.

    def __init__(self, work):
        self.work = work / self.name
        self.work.mkdir(parents=True, exist_ok=True)
        self.version = ""

    def prepare(self):
        """Gets and builds the engine; raises Unavailable if that fails."""

    def take(self, passages):
        """Writes the passages in the form that the engine reads, if that is another."""

    def index(self, threads):
        return self.work / f"index-{threads}"

    def searched_index(self, thread_counts):
        return self.index(1 if self.one_thread_only else thread_counts[0])

    def build(self, passages, threads):
        """Builds a new index; returns time, memory and size."""
        shutil.rmtree(self.index(threads), ignore_errors=True)
        answer = self.work / "answer"
        usage = timed_or_fail(self.build_command(passages, threads), answer)
        answered = self.build_answer(answer)
        self.version = answered.get("version", self.version)
        files = [path for path in self.index(threads).rglob("*") if path.is_file()]
        return {
            "build_s": answered.get("build_s", usage.wall_s),
            "user_s": usage.user_s,
            "peak_rss_kib": usage.peak_rss_kib,
            "index_bytes": sum(path.stat().st_size for path in files),
            "threads": threads,
        }

    def build_command(self, passages, threads):
        raise NotImplementedError

    def build_answer(self, path):
        """Returns version and build_s, if the build command printed them."""
        return {}

    def search(self, index, queries, mode, rounds):
        """Runs all queries in one new process; returns its latencies."""
        raise NotImplementedError

    def counts(self, index, queries, mode):
        """Returns the number of passages that match each query."""
        raise NotImplementedError

    def commands(self, index):
        """Returns functions, by name, from a query to a command line that answers it as a whole process."""
        return {}


class Newsgrep(Engine):
    name = "newsgrep"
    note = "the programs of this repository's release build; nothing highlighted"
    modes = tuple(MODES)
    search_options = []

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

    def search(self, index, queries, mode, rounds):
        return run_json([self.bench, "--index", index, "--queries", queries, "--mode", mode,
                         "--rounds", rounds, "--json", *self.search_options])  # fmt: skip

    def counts(self, index, queries, mode):
        return run_json([self.bench, "--index", index, "--queries", queries, "--mode", mode, "--count"])["counts"]

    def commands(self, index):
        return {"newsgrep": lambda query: [self.program, "--index", index, "--", query]}


class NewsgrepHighlighted(Newsgrep):
    """newsgrep with highlights; it searches newsgrep's index."""

    name = "newsgrep-highlighted"
    note = "the same with highlights in the ten best, as the program shows them"
    builds = False
    search_options = ["--highlight"]

    def index(self, threads):
        return self.work.parent / Newsgrep.name / f"index-{threads}"

    def commands(self, index):
        return {}


class Adapter(Engine):
    """A peer with an adapter, which has the commands index, search and count."""

    def launcher(self):
        """Returns the command line up to the adapter's own arguments."""
        raise NotImplementedError

    def settings(self):
        return []

    def search_settings(self):
        return []

    def build_command(self, passages, threads):
        return [*self.launcher(), "index", "--index", self.index(threads), "--passages", passages,
                "--threads", threads, *self.settings()]  # fmt: skip

    def build_answer(self, path):
        return json.loads(path.read_text(encoding="utf-8"))

    def search(self, index, queries, mode, rounds):
        return run_json([*self.launcher(), "search", "--index", index, "--queries", queries,
                         "--mode", mode, "--rounds", rounds, *self.settings(),
                         *self.search_settings()])  # fmt: skip

    def counts(self, index, queries, mode):
        answer = run_json([*self.launcher(), "count", "--index", index, "--queries", queries,
                           "--mode", mode, *self.settings()])  # fmt: skip
        return answer["counts"]


class Lucene(Adapter):
    name = "lucene"
    note = "EnglishAnalyzer, which leaves out 33 stop words"
    finds_stop_words = False
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
        if not list(folder.glob("lucene-queries-*.jar")):
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
    note = "EnglishAnalyzer without stop words, so that it finds every word as the others do"
    finds_stop_words = True
    variant = "allwords"


class LuceneFields(Lucene):
    name = "lucene-fields"
    note = "as lucene-allwords, and also searches titles and words as they are written"
    modes = tuple(FIELD_MODES)
    finds_stop_words = True
    variant = "fields"


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
            raise Unavailable("liblucene8-java lacks lucene-core or lucene-analyzers-common")
        return ":".join(map(str, found))


class Tantivy(Adapter):
    name = "tantivy"
    note = "en_stem, built with fat LTO for this processor"

    def prepare(self):
        cargo = need_program("cargo", "cargo")
        source = self.built() / "source"  # Cargo would leave its lock file beside the manifest.
        shutil.copytree(HERE / "tantivy", source, dirs_exist_ok=True)
        environment = {
            **os.environ,
            "CARGO_TARGET_DIR": str(self.built() / "target"),
            "RUSTFLAGS": "-C target-cpu=native",
        }
        try:
            run([cargo, "build", "--release", "--quiet"], cwd=source, env=environment)
        except Failed as error:
            raise Unavailable(f"Cargo could not build it: {error}") from error

    def built(self):
        """Returns the folder of the build, which all variants use."""
        return self.work.parent / Tantivy.name

    def launcher(self):
        return [self.built() / "target/release/tantivy-adapter"]


class WithFields:
    """A peer that also searches titles and words as they are written."""

    modes = tuple(FIELD_MODES)

    def settings(self):
        return ["--variant", "fields"]


class TantivyFields(WithFields, Tantivy):
    name = "tantivy-fields"
    note = "as tantivy, and also searches titles and words as they are written"


class Native(Adapter):
    """An adapter in C++."""

    one_thread_only = True
    folder = ""
    package = ""
    library = ""

    def prepare(self):
        need_packages(self.package)
        compiler = need_program("g++", "g++")
        shared = [HERE.parent / f"{name}.cpp" for name in ("latency", "memory", "query_file")]
        sources = [HERE / self.folder / "main.cpp", HERE / "common/adapter.cpp", *shared]
        run([compiler, "-std=c++20", "-O3", "-flto=auto", *sources,
             f"-l{self.library}", "-I", HERE.parent.parent, "-o", self.work / "adapter"])  # fmt: skip

    def launcher(self):
        return [self.work / "adapter"]


class Fts5(Native):
    name = "fts5"
    note = "porter unicode61, one transaction, optimised; ordered by rank"
    folder = "fts5"
    package = "libsqlite3-dev"
    library = "sqlite3"


class Fts5Fields(WithFields, Fts5):
    name = "fts5-fields"
    note = "as fts5, and also searches titles, words as they are written, and prefixes of 4 to 6 letters"


class PlainXapian(Native):
    name = "xapian-plain"
    note = "TermGenerator and QueryParser as in Xapian's own guide"
    folder = "xapian_plain"
    package = "libxapian-dev"
    library = "xapian"


class Omega(Engine):
    """Xapian's own search program, measured as a whole process only."""

    name = "omega"
    note = "scriptindex, and the CGI program on the command line; ten best with title and text"
    searches = False
    one_thread_only = True
    program = Path("/usr/lib/cgi-bin/omega/omega")
    fields = "id : boolean=Q unique=Q field\ntitle : field\ntext : index field\n"
    template = "$hitlist{$field{id}\t$field{title}\n$field{text}\n}"

    def prepare(self):
        need_packages("xapian-omega")
        self.scriptindex = need_program("scriptindex", "xapian-omega")
        self.version = run([self.scriptindex, "--version"]).split()[-1]
        (self.work / "fields").write_text(self.fields, encoding="utf-8")
        (self.work / "best").write_text(self.template, encoding="utf-8")
        configuration = self.work / "omega.conf"
        folders = ("database_dir", "template_dir", "log_dir", "cdb_dir")
        configuration.write_text("".join(f"{name} {self.work}\n" for name in folders), encoding="utf-8")
        os.environ["OMEGA_CONFIG_FILE"] = str(configuration)  # It has no option for this.

    def take(self, passages):
        with (self.work / "passages").open("wb") as out:
            for columns in each_passage(passages):
                out.write(b"id=%s\ntitle=%s\ntext=%s\n\n" % tuple(columns))

    def build_command(self, passages, threads):
        return [self.scriptindex, "--stemmer=english", "--overwrite", self.index(threads),
                self.work / "fields", self.work / "passages"]  # fmt: skip

    def commands(self, index):
        settings = [f"DB={index.name}", "FMT=best", "HITSPERPAGE=10", "DEFAULTOP=or"]
        return {"omega, any word": lambda query: [self.program, f"P={query}", *settings]}


class Ripgrep(Engine):
    """ripgrep over the raw text, measured as a whole process only."""

    name = "ripgrep"
    note = "over the raw text, no index"
    builds = False
    searches = False

    def prepare(self):
        self.program = need_program("rg", "ripgrep")
        self.version = re.search(r"\d[\d.]*", run([self.program, "--version"])).group()

    def take(self, passages):
        self.text = self.work / "text.txt"
        with self.text.open("wb") as out:
            out.writelines(text + b"\n" for _, _, text in each_passage(passages))

    def commands(self, index):
        return {"ripgrep, phrase": self.phrase, "ripgrep, any word": self.any_word}

    def phrase(self, query):
        return [self.program, "--ignore-case", "--fixed-strings", "--regexp", query, self.text]

    def any_word(self, query):
        words = [part for word in query.split() for part in ("--regexp", word)]
        return [self.program, "--ignore-case", "--fixed-strings", "--word-regexp", *words, self.text]


PEERS = (Lucene, LuceneReordered, LuceneAllWords, LuceneFields, Tantivy, TantivyFields, Fts5, Fts5Fields,
         PlainXapian, Omega, Ripgrep)  # fmt: skip
OURS = (Newsgrep, NewsgrepHighlighted)
FALLBACKS = {Lucene.name: Lucene8}
NAMES = [each.name for each in (*OURS, *PEERS, Lucene8)]


def prepared(names, work, build, tell):
    """Returns the engines that can take part, and why each other one is left out."""
    classes = {peer.name: peer for peer in (*PEERS, Lucene8)}
    ours = {each.name: each for each in OURS}
    left_out = {}
    engines = []
    waiting = list(names)
    for name in waiting:
        tell(f"getting {name}")
        try:
            engine = ours[name](work, build) if name in ours else classes[name](work)
            engine.prepare()
            engines.append(engine)
        except (Unavailable, Failed) as error:
            left_out[name] = str(error)
            fallback = FALLBACKS.get(name)
            if fallback and fallback.name not in waiting:
                waiting.append(fallback.name)
    return engines, left_out
