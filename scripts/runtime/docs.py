# SPDX-License-Identifier: GPL-2.0-or-later
"""docs/results/runtime.md, and what the kernel printed in the pages of the rules."""
import os
import re
import textwrap

from . import cases, guest

SECTION = "## On a running kernel"


def effects_text(run, effects):
    """"STEP: EFFECT, EFFECT; STEP: EFFECT", or "ok"; steps in their order, what was printed before states."""
    def place(pair):
        return run.steps.index(pair[0]), bool(re.match(r"(\w+ )?[a-z-]+ -?\d+$", pair[1]))
    parts = []
    for step, effect in sorted(effects, key=place):
        if parts and parts[-1][0] == step:
            parts[-1][1].append(effect)
        else:
            parts.append((step, [effect]))
    return "; ".join("%s: %s" % (step, ", ".join(words)) for step, words in parts) or "ok"


def grouped(results, key):
    """[(kernels, key, first result)], kernels with the same key together."""
    groups = []
    for result in results:
        for group in groups:
            if group[1] == key(result):
                group[0].append(result.kernel)
                break
        else:
            groups.append(([result.kernel], key(result), result))
    return [(", ".join(names), value, first) for names, value, first in groups]


def cell(text):
    return text.replace("|", "\\|")


def by_run(every, results):
    """[(run, its results)], those that were run."""
    pairs = []
    for case in every:
        for run in case.runs:
            mine = [result for result in results if result.run.case.name == case.name and result.run.name == run.name]
            if mine:
                pairs.append((run, mine))
    return pairs


# ---- docs/results/runtime.md ------------------------------------------------------------------------------------------

INTRO = """\
# On a running kernel

What each misuse does, seen in QEMU. `make check-runtime` starts a kernel for every driver of
[examples/runtime](../../examples/runtime) and compares, both ways, what is seen with what the driver's comment predicts;
this page is what `make check-runtime DOCS=1` has written. With `TWIN=1` the correct driver runs in each one's place, and
whatever is asserted here must then be missing.

Not to be shown this way: error recovery beyond a reset, virtual functions, interrupt domains other than x86's, and what
happens only on several processors at once.
"""

READING = """
A step is what was done to the device: `bind`, `suspend` (and resume), `unbind`, `unload`; `next` binds a correct managed
driver to it afterwards, `next-unbind` unbinds that one. The rest is in `scripts/runtime/cases.py`. Behind a step stands
what the kernel printed (`WARN`, `oops`, `BUG` and `KASAN` with the function, `says` for a single line), the result of
binding where it differs from that of the correct twin, and the state of the device where it begins to differ from that
with the twin: the enable count (`enable`), bits of the command register (`master`, `intx-off`), allocated vectors,
interrupt threads, mapped BARs (`mappings`), requested regions. `ok` is no difference and no word.
"""


def rows_table(rows, results):
    lines = ["| row | what | 6.1 | 6.12 | 7.3 |", "|---|---|---|---|---|"]
    counts = dict.fromkeys(cases.PLAIN, 0)
    for number, (what, why) in rows.items():
        mine = [result for result in results if result.run.case.row == number]
        marks = []
        for kernel in cases.PLAIN:
            here = [result for result in mine if result.kernel == kernel]
            absent = [result.run.case.absent.get(kernel) for result in mine if kernel in result.run.case.absent]
            if here:
                counts[kernel] += 1
                seen = any(result.seen for result in here)
                marks.append("effect seen" if seen else "no effect")
            else:
                marks.append(absent[0] if absent else why or "not run")
        lines.append("| %s | %s | %s |" % (number, what, " | ".join(marks)))
    lines.append("")
    lines.append("Rows run: " + ", ".join("%d of %d under %s" % (counts[kernel], len(rows), kernel)
                                          for kernel in cases.PLAIN) + ".")
    return lines


def runs_table(pairs):
    lines = ["| row | driver | kernel | pcidevres | predicted | seen |", "|---|---|---|---|---|---|"]
    for run, mine in pairs:
        def key(result):
            predicted = effects_text(run, run.expected[result.kernel])
            seen = "as predicted" if not result.problems else effects_text(run, result.seen)
            return (result.verdict, predicted, seen)
        for kernels, (verdict, predicted, seen), _ in grouped(mine, key):
            lines.append("| %s | %s | %s | %s | %s | %s |" % (
                run.case.row, run.title, kernels, verdict_text(run.case, verdict, kernels), cell(predicted), cell(seen)))
    return lines


def verdict_text(case, verdict, kernels):
    plain = kernels.split(",")[0].split("-")[0]
    waiting = sorted({"%s %s" % (rule, severity) for _, rule, severity in case.pending[plain]})
    if not waiting:
        return verdict
    text = "(to come: %s)" % ", ".join(waiting)
    return text if verdict == "silent" else "%s %s" % (verdict, text)


def results_page(every, rows, results):
    names = sorted({result.kernel for result in results}, key=cases.KERNELS.index)
    lines = INTRO.split("\n")
    lines += ["Kernels: " + ", ".join("%s is Debian's linux-source %s" % (name, guest.kernel_version(name))
                                      for name in names) +
              ".", "Configured as in `examples/runtime/kernel.config`, 7.3-kasan with `kasan.config` on top.", ""]
    lines += rows_table(rows, results)
    lines += READING.split("\n")
    lines += runs_table(by_run(every, results))
    return "\n".join(lines) + "\n"


# ---- docs/rules/*.md --------------------------------------------------------------------------------------------------

def printed_text(line):
    """Without what differs from one build to the next."""
    line = re.sub(r"^WARNING: (?:CPU: \d+ PID: \d+ at )?(\S+?):\d+ (?:at )?(\S+?)\+0x\S+.*", r"WARNING: \1 at \2", line)
    line = re.sub(r"\+0x[0-9a-f]+/0x[0-9a-f]+", "", line)
    line = re.sub(r"^RIP: 0010:", "RIP: ", line)
    line = re.sub(r"^RIP: 0x[0-9a-f]+", "RIP: an address in no function", line)
    line = re.sub(r"\b(0x)?(0*[1-9a-f][0-9a-f]{7,})\b", "...", line)
    line = re.sub(r"#PF.*|: 0000 \[#1\].*", "", line)
    return line.rstrip()


def printed(result):
    lines = []
    for step in result.log.steps[:len(result.run.steps)]:
        for line in step.printed:
            text = printed_text(line)
            if text and (step.name, text) not in lines:
                lines.append((step.name, text))
    return lines


def printed_block(mine):
    lines = []
    for kernels, shown, _ in grouped(mine, printed):
        if not shown:
            continue
        lines.append("%s:" % kernels)
        before = None
        for step, text in shown:
            lines.append("    %-12s %s" % (step if step != before else "", text))
            before = step
    return ["```"] + lines + ["```", ""] if lines else []


def rule_section(rule, pairs):
    lines = [SECTION, ""]
    for run, mine in pairs:
        here = [result for result in mine if any(rule == found for _, found, _ in
                run.case.findings[result.kernel.split("-")[0]] | run.case.pending[result.kernel.split("-")[0]])]
        if not here:
            continue
        name = "`examples/runtime/%s.c`" % run.case.name + (" (%s)" % run.name if run.name else "")
        lines += textwrap.wrap("%s: %s." % (name, run.case.title), 120) + [""]
        lines += ["| kernel | seen |", "|---|---|"]
        for kernels, seen, _ in grouped(mine, lambda result: effects_text(result.run, result.seen)):
            lines.append("| %s | %s |" % (kernels, cell(seen)))
        lines.append("")
        lines += printed_block(mine)
    if len(lines) == 2:
        return []
    return lines + textwrap.wrap("How to read this, and all that was run: [results/runtime.md](../results/runtime.md). "
                                 "Line numbers and addresses are left out.", 120) + [""]


def with_section(text, section):
    """The page with this section before "How to suppress", in place of an earlier one."""
    text = re.sub(r"(?ms)^%s\n.*?(?=^## )" % re.escape(SECTION), "", text)
    place = re.search(r"(?m)^## How to suppress", text)
    at = place.start() if place else len(text)
    return text[:at] + "\n".join(section + [""] if section else []) + text[at:]


def replace(path, text):
    with open(path + ".new", "w") as file:
        file.write(text)
    os.rename(path + ".new", path)


def write(every, rows, results):
    folder = os.path.join(cases.TOP, "docs")
    pairs = by_run(every, results)
    replace(os.path.join(folder, "results", "runtime.md"), results_page(every, rows, results))
    for name in sorted(os.listdir(os.path.join(folder, "rules"))):
        path = os.path.join(folder, "rules", name)
        with open(path) as file:
            text = file.read()
        section = rule_section(name[:-len(".md")], pairs)
        replace(path, with_section(text, section))
