# SPDX-License-Identifier: GPL-2.0-or-later
"""What the comments in examples/runtime/*.c expect.

The first comment of a driver ends in lines KEY: VALUE, from "row:" on:

  row: M2                    what it does wrong, see examples/runtime/rows
  device: e1000e             or edu
  probe: -EIO                what probe returns, where that is not 0, of the twin as well
  kernels: 6.1 7.3           where it is run; 6.1 6.12 7.3 unless told otherwise
  kernel-args: WORD...       more words on the kernel's command line
  absent 6.1: REASON         why it is not run there
  steps [NAME]: STEP...      what is done; bind unbind unload next next-unbind unless told otherwise. A driver may be
                             run several times, each under a name. What follows is for that run.
  runtime [KERNEL...]: STEP: EFFECT, EFFECT; STEP: EFFECT...
                             what is seen, or "ok" for nothing

and in the code, behind a line or on a line of its own before it:

  /* finding [KERNEL...]: RULE SEVERITY */            what pcidevres reports
  /* finding-pending [KERNEL...]: RULE SEVERITY */    what it is to report, once it has that rule
"""
import os
import re

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = os.path.join(TOP, "examples", "runtime")
PLAIN = ("6.1", "6.12", "7.3")
KERNELS = PLAIN + ("7.3-kasan",)
ADDRESSES = {"e1000e": "0000:00:05.0", "edu": "0000:00:09.0"}
DEFAULT_STEPS = "bind unbind unload next next-unbind".split()
HELPERS = ("next", "freeing", "neighbour")


class BadCase(Exception):
    """A comment that makes no sense; its text names file and line."""


class Run:
    """A driver, a device and what is done with them."""

    def __init__(self, case, name, settings):
        self.case = case
        self.name = name
        self.device = settings["device"]
        self.probe = settings["probe"]
        self.kernels = settings["kernels"]
        self.args = settings["args"]
        self.steps = list(DEFAULT_STEPS)
        self.expected = {}

    @property
    def title(self):
        return "%s (%s)" % (self.case.name, self.name) if self.name else self.case.name

    def other_device(self):
        """The device beside the one under test, where the steps need it."""
        if any(step.startswith("neighbour") or "-edu" in step or step == "raise" for step in self.steps):
            return "edu" if self.device == "e1000e" else "e1000e"
        return None


class Case:
    """A source file."""

    def __init__(self, path):
        self.path = path
        self.name = os.path.basename(path)[:-2]
        self.row = None
        self.title = ""
        self.runs = []
        self.absent = {}
        self.findings = {kernel: set() for kernel in PLAIN}
        self.pending = {kernel: set() for kernel in PLAIN}

    def kernels(self):
        return [kernel for kernel in KERNELS if any(kernel in run.kernels for run in self.runs)]


def split(text, separator):
    """At the separator, but not inside double quotes."""
    parts = re.findall(r'(?:"[^"]*"|[^"%s])+' % separator, text)
    return [part.strip() for part in parts if part.strip()]


def parse_effects(text, steps):
    """[(step, effect)] of "STEP: EFFECT, EFFECT; STEP: EFFECT"."""
    if text.strip() == "ok":
        return []
    effects = []
    for part in split(text, ";"):
        step, colon, rest = part.partition(":")
        if not colon or step.strip() not in steps:
            raise BadCase("'%s' does not begin with one of its steps" % part)
        effects += [(step.strip(), effect) for effect in split(rest, ",")]
    return effects


def kernel_words(text, default):
    words = text.split() or list(default)
    for word in words:
        if word not in KERNELS:
            raise BadCase("'%s' is none of %s" % (word, " ".join(KERNELS)))
    return words


class Reader:
    """Of one file."""

    def __init__(self, case):
        self.case = case
        self.settings = {"device": "e1000e", "probe": 0, "kernels": list(PLAIN), "args": []}
        self.run = None
        self.promised = []

    def setting(self, name, value):
        if self.run is None:
            self.settings[name] = value
        else:
            setattr(self.run, name, value)

    def current(self):
        if self.run is None:
            self.start("", DEFAULT_STEPS)
        return self.run

    def start(self, name, steps):
        self.run = Run(self.case, name, self.settings)
        self.run.steps = list(steps)
        self.case.runs.append(self.run)

    def key(self, key, words, value):
        if key == "row":
            self.case.row = value
        elif key == "device":
            if value not in ADDRESSES:
                raise BadCase("'%s' is none of %s" % (value, " ".join(ADDRESSES)))
            self.setting("device", value)
        elif key == "probe":
            self.setting("probe", value)
        elif key == "kernels":
            self.setting("kernels", kernel_words(value, ()))
        elif key == "kernel-args":
            self.setting("args", value.split())
        elif key == "absent":
            for kernel in kernel_words(words, ()):
                self.case.absent[kernel] = value
        elif key == "steps":
            self.start(words.strip(), value.split())
        elif key == "runtime":
            run = self.current()
            for kernel in kernel_words(words, run.kernels):
                run.expected.setdefault(kernel, []).extend(parse_effects(value, run.steps))
        else:
            raise BadCase("unknown key '%s'" % key)

    def header(self, line):
        text = line.strip().lstrip("*").strip()
        if self.case.row is None and not text.startswith("row:"):
            if not self.case.title and text.startswith(self.case.name + " - "):
                self.case.title = text[len(self.case.name) + 3:]
            return
        match = re.match(r"([a-z-]+)((?: [0-9a-z.-]+)*): *(.*)$", text)
        if not match:
            raise BadCase("not KEY: VALUE")
        self.key(*match.groups())

    def code(self, line, number):
        marks = re.findall(r"/\* (finding(?:-pending)?)((?: [0-9.]+)*): ([a-z-]+) (S[1-4]) \*/", line)
        if not marks and "/* finding" in line:
            raise BadCase("not finding [KERNEL...]: RULE SEVERITY")
        alone = re.match(r"\s*/\*", line)
        if not alone:
            marks += self.promised
            self.promised = []
        for mark in marks:
            if alone:
                self.promised.append(mark)
                continue
            kind, words, rule, severity = mark
            kept = self.case.pending if kind.endswith("pending") else self.case.findings
            for kernel in kernel_words(words, PLAIN):
                kept[kernel].add((number, rule, severity))


def read_case(path):
    case = Case(path)
    reader = Reader(case)
    in_header = None
    with open(path) as file:
        for number, line in enumerate(file, 1):
            try:
                if in_header is None and line.startswith("/*"):
                    in_header = True
                elif in_header and line.startswith(" */"):
                    in_header = False
                elif in_header:
                    reader.header(line)
                elif in_header is False:
                    reader.code(line, number)
            except BadCase as trouble:
                raise BadCase("%s:%d: %s" % (os.path.relpath(path, TOP), number, trouble))
    for run in case.runs:
        for kernel in run.kernels:
            if kernel not in run.expected:
                raise BadCase("%s: no runtime line for %s under %s" % (os.path.relpath(path, TOP), run.title, kernel))
    if not case.title or not case.runs:
        raise BadCase("%s: no title, or nothing expected" % os.path.relpath(path, TOP))
    return case


def read_rows():
    """{number: (what, why no driver shows it)}"""
    rows = {}
    path = os.path.join(FOLDER, "rows")
    with open(path) as file:
        for line in file:
            if line.startswith("#"):
                continue
            number, tab, text = line.rstrip("\n").partition("\t")
            if not tab:
                raise BadCase("%s: not a number, a tab, a text: %s" % (os.path.relpath(path, TOP), line.strip()))
            what, bar, why = text.partition(" | ")
            rows[number] = (what, why if bar else "")
    return rows


def read_cases():
    cases = [read_case(os.path.join(FOLDER, name)) for name in sorted(os.listdir(FOLDER)) if name.endswith(".c")]
    rows = read_rows()
    shown = {case.row for case in cases}
    for case in cases:
        if case.row not in rows:
            raise BadCase("%s: no row %s in examples/runtime/rows" % (case.name, case.row))
    for number, (what, why) in rows.items():
        if bool(why) == (number in shown):
            raise BadCase("examples/runtime/rows: %s is %s" % (number, "shown, and has a reason not to be" if why
                                                               else "neither shown nor has it a reason not to be"))
    cases.sort(key=lambda case: (int(case.row[1:]), case.name))
    return cases


# ---- what the guest is told -------------------------------------------------------------------------------------------

def script(run, module, cleanup=False):
    """The lines of /script for one run; with cleanup what is loaded is unloaded."""
    own = ADDRESSES[run.device]
    edu = ADDRESSES["edu"]
    other = run.other_device()
    loaded = []
    lines = []
    unsafe = False		# names of regions may be gone

    def load(name):
        if name not in loaded:
            loaded.append(name)
            lines.append("load %s" % name)

    for step in run.steps:
        lines.append("step %s" % step)
        if step == "bind":
            load(module)
            lines.append("bind %s %s" % (module, own))
        elif step == "unbind":
            lines.append("unbind %s" % own)
        elif step == "unload":
            lines.append("unload %s" % module)
            loaded.remove(module)
            unsafe = True
        elif step in ("next", "freeing", "next-edu", "neighbour"):
            helper = step.replace("-edu", "")
            load(helper)
            lines.append("bind %s %s" % (helper, edu if step in ("next-edu", "neighbour") else own))
        elif step == "next-unbind":
            lines.append("unbind %s" % own)
        elif step in ("next-edu-unbind", "neighbour-unbind"):
            lines.append("unbind %s" % edu)
        elif step == "raise":
            lines.append("raise %s 0x60 1" % edu)
        elif step in ("reset", "note"):
            lines.append("%s %s" % (step, own))
        elif step in ("suspend", "chip", "names"):
            lines.append(step)
        else:
            raise BadCase("%s: unknown step '%s'" % (run.title, step))
        lines.append("state %s%s" % (own, "" if unsafe else " regions"))
        if other:
            lines.append("state %s" % ADDRESSES[other])
    if cleanup:
        lines.append("step cleanup")
        lines += ["unbind %s" % address for address in ADDRESSES.values()]
        lines += ["unload %s" % name for name in reversed(loaded)]
        lines += ["state %s" % address for address in ADDRESSES.values()]
    return lines
