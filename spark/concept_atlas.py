"""Builds an atlas on Spark: passes over papers run on the executors, what needs all papers on the driver.

Every pass is a process of the Node program (`concept-atlas step …`) over a file of papers; what passes count is merged by a
tree of such processes. The atlas folder is the one that `concept-atlas build` makes of the same sources, byte for byte.

    spark-submit concept_atlas.py --out atlas --parts 200 papers.jsonl
    spark-submit concept_atlas.py --out atlas --parts 200 --read parquet hdfs:///corpora/papers
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from pyspark import StorageLevel
from pyspark.sql import SparkSession

# With fewer papers a survey of n-grams is not worth its time: as the program itself has it.
WORTH_A_SURVEY = 5000
# An n-gram of fewer papers makes no difference once all are counted.
LEAST_PAPERS = 3


def run(command, *arguments):
    """Runs a step; raises with what it said where it fails, so that Spark tries it again and then tells."""
    done = subprocess.run([*shlex.split(command), "step", *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"step {arguments[0]} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def do(command, name, given, rest, rows):
    """One pass over the papers of each row (part, bytes); `given` are bytes of files by option, `rest` other arguments."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        options = list(rest)
        for option, broadcast in given.items():
            here.joinpath(option).write_bytes(broadcast.value)
            options += [f"--{option}", here / option]
        for part, papers in rows:
            here.joinpath("papers").write_bytes(papers)
            run(command, name, here / "papers", *options, "--out", here / "done")
            yield part, here.joinpath("done").read_bytes()


def merged(command, files, least=0):
    """Partial results as one: any order and any tree of merges gives the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        paths = []
        for number, content in enumerate(files):
            paths.append(here / str(number))
            paths[-1].write_bytes(content)
        if not paths:
            return []
        run(command, "merge", *paths, "--least", least, "--out", here / "merged")
        return [here.joinpath("merged").read_bytes()]


def merge_two(command, one, other):
    return merged(command, [one, other])[0]


class Job:
    def __init__(self, spark, given):
        self.sc = spark.sparkContext
        self.spark = spark
        self.given = given
        self.work = Path(given.work or tempfile.mkdtemp(prefix="concept-atlas-"))
        self.work.mkdir(parents=True, exist_ok=True)

    def driver(self, *arguments):
        return run(self.given.driver_command or self.given.command, *arguments)

    def sources(self):
        """Paths that the program reads; what Spark alone can read is written beside the papers first."""
        if self.given.read == "files":
            return self.given.source
        path = self.work / "input.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            for row in self.spark.read.format(self.given.read).load(self.given.source).toJSON().toLocalIterator():
                lines.write(row + "\n")
        return [path]

    def passed(self, name, given=(), rest=()):
        """A pass over all papers: (part, bytes) by part."""
        broadcast = {option: self.sc.broadcast(Path(path).read_bytes()) for option, path in dict(given).items()}
        return self.papers.mapPartitions(partial(do, self.given.command, name, broadcast, [str(one) for one in rest]))

    def total(self, name, least=0, **arguments):
        """What a pass counts over all papers, in a file."""
        command = self.given.command
        each = self.passed(name, **arguments).values().mapPartitions(partial(merged, command))
        all_of_it = each.treeReduce(partial(merge_two, command))
        path = self.work / name
        path.write_bytes(merged(self.given.driver_command or command, [all_of_it], least)[0])
        return path

    def each(self, name, **arguments):
        """What a pass makes of each part, in files in the order of the parts."""
        done = self.passed(name, **arguments).persist(StorageLevel.DISK_ONLY)
        done.count()  # all parts at once: the iterator below would have one computed after the other
        paths = []
        for part, content in done.toLocalIterator():
            paths.append((part, self.work / f"{name}-{part:04d}"))
            paths[-1][1].write_bytes(content)
        done.unpersist()
        return [path for _, path in sorted(paths)]

    def build(self):
        given = self.given
        told = json.loads(
            self.driver("papers", *self.sources(), *given.option, "--parts", given.parts, "--out", self.work)
        )
        count, files = told["papers"], [self.work / name for name in told["files"]]
        rows = [(part, path.read_bytes()) for part, path in enumerate(files)]
        self.papers = self.sc.parallelize(rows, max(1, len(rows))).persist(StorageLevel.DISK_ONLY)
        recipe = {"recipe": self.work / "recipe.json"}
        ngrams = {}
        if count >= WORTH_A_SURVEY:
            sketch = self.total("sketch", given=recipe, rest=["--all", count])
            ngrams["ngrams"] = self.total("survey", LEAST_PAPERS, given={**recipe, "sketch": sketch})
        counts = self.total("count", given={**recipe, **ngrams})
        settled, linking = self.work / "settled", self.work / "linking"
        one = ["--recipe", recipe["recipe"]]
        self.driver("settle", counts, "--papers", count, "--linking", linking, *one, "--out", settled)
        links = self.each("link", given={**recipe, **ngrams, "linking": linking})
        terms = self.each("terms")
        index = self.work / "index"
        self.driver("index", *terms, "--out", index)
        made = ["--settled", settled, "--index", index, "--links", *links]
        self.driver("draw", *files, *made, *one, "--out", given.out)
        self.papers.unpersist()
        print(f"{given.out}: {count} papers in {len(files)} parts")


def options(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="+", help="files or folders as for `build`; with --read what Spark reads")
    parser.add_argument("--out", required=True, help="the atlas folder to write, on the driver")
    parser.add_argument("--parts", type=int, default=64, help="files of papers, a task each (default 64)")
    parser.add_argument("--read", choices=["files", "json", "parquet"], default="files", help="who reads the source")
    parser.add_argument("--command", default="concept-atlas", help="the program on the executors")
    parser.add_argument("--driver-command", help="the program on the driver, where it stands elsewhere")
    parser.add_argument("--work", help="a folder of the driver for what is between (default: a new one in /tmp)")
    parser.add_argument("--option", action="append", default=[], help="an option of `build`: --option=--lang=en")
    return parser.parse_args(arguments)


def main(arguments):
    spark = SparkSession.builder.appName("concept-atlas").getOrCreate()
    try:
        Job(spark, options(arguments)).build()
    finally:
        spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
