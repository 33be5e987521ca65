# SPDX-License-Identifier: GPL-2.0-or-later
"""What a guest's console says, as effects.

An effect is a line that compares: "WARN pci_disable_device", "oops NULL mutex_lock", "refused -EBUSY", "enable -1",
'says "..."'. Functions are compared, not line numbers, which move between point releases.
"""
import errno
import re

# What a kernel says that does nothing wrong.
QUIET = re.compile("|".join((
    r"enabling device \(",
    r"^ACPI: .*Enabled at IRQ \d+$",
    r"^(PM|ACPI): ",
    r"^Freezing ", r"^OOM killer ", r"^Restarting tasks", r"^Filesystems sync", r"^printk: ",
    r"loading out-of-tree module taints kernel",
    r"module verification failed", r"module license taints",
    r"probe of \S+ failed with error", r"probe with driver \S+ failed with error",	# what "refused" says as well
    r"^Disabling lock debugging due to kernel taint",
    r"save config|restore config",
    r"^random: |^clocksource: |^input: |^tsc: |^sched_clock: |^workqueue: ",
    r"suspend exit|suspend entry|suspend debug",
    r"^reboot: |^e1000e|^$",
    # an emulator that is given little time
    r"^CE: \w+ increased min_delta_ns|^hrtimer: interrupt took|^perf: interrupt took too long",
    r"^TSC found unstable after boot",
)))

WARNING = re.compile(r"^WARNING: .* at (?:\S+:\d+ )?(\w+)(?:\.\w+)*\+0x")
CUT = "------------[ cut here ]------------"
CUT_END = re.compile(r"^---\[ end trace")
KASAN = re.compile(r"^BUG: KASAN: (\S+) in (\w+)")
KASAN_RULE = re.compile(r"^={60,}$")
OOPS = (
    (re.compile(r"^BUG: kernel NULL pointer dereference"), "NULL"),
    (re.compile(r"^BUG: unable to handle page fault"), "page-fault"),
    (re.compile(r"^(Oops: )?general protection fault"), "protection"),
    (re.compile(r"^kernel BUG at"), "BUG"),
    (re.compile(r"^Oops: int3"), "int3"),	# the code of a module that is gone
)
RIP = re.compile(r"^RIP: 0010:(\w+)(?:\.\w+)*\+0x|^RIP: 0010:(0x[0-9a-f]+)")
SPLAT = re.compile(r"^BUG: (sleeping function called from invalid context|scheduling while atomic)")
# Lines of a call trace, and what surrounds it.
TRACE = re.compile(r"^(CPU: \d|Hardware name: |Call Trace:|Tainted: | ?</?(TASK|IRQ)>|\s+\??\s*\w+(\.\w+)*\+0x|in_atomic\(\)|"
                   r"preempt_count: |RCU nest depth: |Preemption disabled at|\[<|\d+ locks? held|no locks held|INFO: lockdep|"
                   r"Modules linked in|RIP: |Code: |R[A-D]X: |R[SBD][PI]: |R\d\d: )")


class Step:
    """What happened in one step."""

    def __init__(self, name):
        self.name = name
        self.effects = []		# in order: WARN, oops, KASAN, BUG
        self.texts = []			# single lines
        self.printed = []		# what to show of all that
        self.states = {}		# address: {item: value}
        self.result = None
        self.names = None


class Log:
    """A console, step by step."""

    def __init__(self, text):
        self.steps = []
        self.trouble = []
        self.ended = False
        self.oopsed = False
        lines = [re.sub(r"^\[ *\d+\.\d+\] ", "", line.rstrip()) for line in text.split("\n")]
        at = 0
        while at < len(lines):
            at = self.take(lines, at)

    def take(self, lines, at):
        line = lines[at]
        if line.startswith("@@ "):
            self.told(line[3:])
            return at + 1
        if not self.steps or self.ended:
            return at + 1
        step = self.steps[-1]
        if line == CUT:
            return self.warning(lines, at + 1, step)
        if KASAN.match(line):
            return self.kasan(lines, at, step)
        for pattern, kind in OOPS:
            if pattern.match(line):
                return self.oops(lines, at, step, kind)
        match = SPLAT.match(line)
        if match:
            self.effect(step, "BUG " + match.group(1))
            step.printed.append(line)
        elif not (QUIET.search(line) or TRACE.match(line) or KASAN_RULE.match(line)):
            step.texts.append(line)
            step.printed.append(line)
        return at + 1

    @staticmethod
    def effect(step, text):
        if text not in step.effects:
            step.effects.append(text)

    def warning(self, lines, at, step):
        """Up to the end mark; what stands before the WARNING line is its message."""
        name = "?"
        while at < len(lines) and not CUT_END.match(lines[at]):
            if lines[at].startswith("@@ ") or lines[at].startswith("kernel BUG at"):
                return at
            match = WARNING.match(lines[at])
            if match:
                name = match.group(1)
                step.printed.append(lines[at])
            elif name == "?":
                step.printed.append(lines[at])
            at += 1
        self.effect(step, "WARN " + name)
        return at + 1

    def kasan(self, lines, at, step):
        self.effect(step, "KASAN %s %s" % KASAN.match(lines[at]).groups())
        step.printed.append(lines[at])
        while at < len(lines) and not KASAN_RULE.match(lines[at]) and not lines[at].startswith("@@ "):
            at += 1
        return at + (at < len(lines) and not lines[at].startswith("@@ "))

    def oops(self, lines, at, step, kind):
        step.printed.append(lines[at])
        where = "?"
        for line in lines[at:]:
            match = RIP.match(line)
            if match:
                where = match.group(1) or "nowhere"
                step.printed.append(line)
                break
        self.effect(step, "oops %s %s" % (kind, where))
        self.oopsed = True
        return len(lines)

    def told(self, text):
        word, _, rest = text.partition(" ")
        if word == "step":
            self.steps.append(Step(rest))
        elif word == "end":
            self.ended = True
        elif word == "trouble:":
            self.trouble.append(rest)
        elif not self.steps:
            self.trouble.append("'%s' before any step" % text)
        elif word == "result":
            self.steps[-1].result = int(rest)
        elif word == "names":
            self.steps[-1].names = int(rest)
        elif word == "state":
            address, _, items = rest.partition(" ")
            pairs = [item.split("=") for item in items.split()]
            self.steps[-1].states[address] = {item: int(value) for item, value in pairs}


def result_text(result):
    if result >= 0:
        return "accepted"
    return "refused -" + errno.errorcode.get(-result, str(-result))


class Comparison:
    """Of a run with its twin: states that differ are effects, where they begin to or change."""

    def __init__(self, own_address, names):
        self.own = own_address
        self.names = names		# address: name
        self.before = {}

    def step(self, wrong, right):
        """The effects of one step, but for texts."""
        effects = list(wrong.effects)
        if wrong.result is not None and wrong.result != right.result:
            effects.append(result_text(wrong.result))
        if wrong.names is not None and wrong.names != right.names:
            effects.append("names %s" % wrong.names)
        for address in wrong.states:
            mine, theirs = wrong.states[address], right.states.get(address, {})
            # What a device that is not bound lacks says nothing.
            if mine.get("bound") != theirs.get("bound"):
                if wrong.result == right.result:
                    effects.append("%sbound %s" % (self.prefix(address), mine.get("bound")))
                continue
            effects += self.items(address, mine, theirs)
        return effects

    def prefix(self, address):
        return "" if address == self.own else self.names[address] + " "

    def items(self, address, mine, theirs):
        effects = []
        for item, value in mine.items():
            if item not in theirs or (item == "threads" and address != self.own):
                continue
            differs = value if value != theirs[item] else None
            if differs is not None and differs != self.before.get((address, item)):
                effects.append("%s%s %s" % (self.prefix(address), item, value))
            self.before[address, item] = differs
        return effects


def covers(expected, seen):
    """An expected oops need not say where."""
    return expected == seen or expected.startswith("oops") and seen.startswith(expected + " ")


def said(expected):
    match = re.match(r'says "(.*)"$', expected)
    return match and match.group(1)


def seen_effects(log, twin, own_address, names, expected):
    """[(step, effect)], texts as the expectation words them where it does."""
    comparison = Comparison(own_address, names)
    seen = []
    for number, step in enumerate(log.steps):
        if number >= len(twin.steps):
            break
        for effect in comparison.step(step, twin.steps[number]):
            seen.append((step.name, effect))
        for text in step.texts:
            words = [e for s, e in expected if s == step.name and said(e) and said(e) in text]
            effect = words[0] if words else 'says "%s"' % text.replace('"', "'")
            if (step.name, effect) not in seen:
                seen.append((step.name, effect))
    return seen


def missing(expected, seen):
    return [(step, effect) for step, effect in expected
            if not any(step == s and covers(effect, e) for s, e in seen)]


def unexpected(expected, seen):
    return [(s, e) for s, e in seen if not any(step == s and covers(effect, e) for step, effect in expected)]
