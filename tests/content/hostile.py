"""Files that an author, a slip of the hand or somebody with bad intent could leave, and what must be said of each."""

from typing import NamedTuple

from tests.content.folders import Spoil, added, both, linked, replaced, without, written

BIG = 10 * 1024 * 1024


class Hostile(NamedTuple):
    name: str
    file: str
    """Inside the scenario's folder."""
    spoil: Spoil
    at: int | str
    """The line of the fault: its number, or something that stands in it."""
    says: str
    """Part of the sentence for the author."""


BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)

YAML = [
    Hostile("alias bomb", "rules.yml", written("rules.yml", BOMB.encode()), 1, "has the anchor &a; allowed: the value"),
    Hostile("a value inside itself", "rules.yml", written("rules.yml", b"rules: &r\n  - *r\n"), 2, "is the alias *r"),
    Hostile(
        "an anchor", "world.yml", replaced("world.yml", "name: Brass", "name: &n Brass"), "&n", "has the anchor &n"
    ),
    Hostile("a key twice", "scenario.yml", added("scenario.yml", "title: Again\n"), "Again", "a second time, first in"),
    Hostile(
        "a tag that runs code",
        "world.yml",
        replaced("world.yml", "Plain and short.", "!!python/object/apply:os.system [id]"),
        "os.system",
        "has the tag",
    ),
    Hostile("a plain tag", "world.yml", replaced("world.yml", "Plain and short.", "!!str 12"), "!!str", "has the tag"),
    Hostile(
        "a merge key",
        "scenario.yml",
        replaced("scenario.yml", "{start: 50, ", "{<<: {start: 50}, "),
        "<<",
        "is a merge key",
    ),
    Hostile("two documents", "rules.yml", added("rules.yml", "---\nrules: []\n"), "---", "starts a second document"),
    Hostile("a directive", "rules.yml", written("rules.yml", b"%YAML 1.1\n---\nrules: []\n"), 1, "has a % directive"),
    Hostile("5,000 brackets", "rules.yml", written("rules.yml", b"rules: " + b"[" * 5000), 1, "nested too deeply"),
    Hostile("a million values", "rules.yml", written("rules.yml", b"rules: [" + b"1," * 120_000), 1, "20,000 values"),
    Hostile("10 MB", "rules.yml", written("rules.yml", b"#" * BIG), 1, "allowed: at most 262,144 bytes"),
    Hostile("a NUL", "rules.yml", added("rules.yml", "# \0\n"), "\0", "holds a NUL character"),
    Hostile("a NUL as an escape", "world.yml", replaced("world.yml", "Plain and short.", r'"a\0b"'), r"\0", "NUL"),
    Hostile("a bidi override", "world.yml", replaced("world.yml", "Brass", "Br\u202eass"), "\u202e", "RIGHT-TO-LEFT"),
    Hostile(
        "a bidi override as an escape",
        "world.yml",
        replaced("world.yml", "Plain and short.", r'"a\u202eb"'),
        r"\u202e",
        "written as an escape",
    ),
    Hostile(
        "half a surrogate pair",
        "world.yml",
        replaced("world.yml", "Plain and short.", r'"a\ud800b"'),
        r"\ud800",
        "is not YAML here",
    ),
    Hostile(
        "half a surrogate pair in bytes", "rules.yml", written("rules.yml", b"# ok\n# \xed\xa0\x80"), 2, "not UTF-8"
    ),
    Hostile("bad UTF-8", "rules.yml", written("rules.yml", b"# ok\nrules: [\xff]\n"), 2, "byte 0xff is not UTF-8"),
    Hostile("a byte order mark", "rules.yml", written("rules.yml", b"\xef\xbb\xbfrules: []"), 1, "byte order mark"),
    Hostile("an escape sequence", "rules.yml", added("rules.yml", "# \x1b[31m\n"), "\x1b", "U+001B"),
    Hostile("an empty file", "rules.yml", written("rules.yml", b""), 1, "is empty"),
    Hostile("only a comment", "rules.yml", written("rules.yml", b"# none\n"), 1, "needed: the key rules"),
    Hostile("indentation by tabs", "rules.yml", written("rules.yml", b"rules:\n\t- {}\n"), 2, "spaces"),
    Hostile("a quote left open", "rules.yml", written("rules.yml", b'rules: "\n'), 1, "a quote that is never closed"),
    Hostile("a list for a mapping", "rules.yml", written("rules.yml", b"- rules\n"), 1, "is no mapping"),
    Hostile("no value", "world.yml", replaced("world.yml", "Plain and short.", ""), "  voice:", "has no value"),
    Hostile("null", "world.yml", replaced("world.yml", "Plain and short.", "null"), "null", "has no value"),
]

VALUES = [
    Hostile(
        "a decimal number",
        "scenario.yml",
        replaced("scenario.yml", "start: 50", "start: 50.5"),
        "50.5",
        "is the decimal number 50.5; allowed: a whole number",
    ),
    Hostile(
        "no for false",
        "scenario.yml",
        replaced("scenario.yml", "hints: true", "hints: no"),
        "hints: no",
        '"no" is not allowed; allowed: true or false',
    ),
    Hostile(
        "an octal number",
        "scenario.yml",
        replaced("scenario.yml", "start: 50", "start: 010"),
        "010",
        '"010" is not allowed; allowed: a whole number',
    ),
    Hostile(
        "a sexagesimal number",
        "scenario.yml",
        replaced("scenario.yml", "length: 30m", "length: 1:30"),
        "1:30",
        "allowed: a duration like 45s, 12m",
    ),
    Hostile(
        "a duration without its unit",
        "scenario.yml",
        replaced("scenario.yml", "length: 30m", "length: 30"),
        "length: 30",
        "30 is without its unit; allowed: a duration",
    ),
    Hostile(
        "a date for a number",
        "scenario.yml",
        replaced("scenario.yml", "difficulty: 1", "difficulty: 2024-01-01"),
        "2024",
        "allowed: a whole number (from 1, up to 5)",
    ),
    Hostile(
        "not a number",
        "scenario.yml",
        replaced("scenario.yml", "start: 50", "start: .nan"),
        ".nan",
        '".nan" is not allowed; allowed: a whole number',
    ),
    Hostile(
        "an exponent",
        "scenario.yml",
        replaced("scenario.yml", "start: 50", "start: 1e3"),
        "1e3",
        '"1e3" is not allowed; allowed: a whole number',
    ),
    Hostile(
        "a number too large to keep",
        "scenario.yml",
        replaced("scenario.yml", "max: 100", "max: 99999999999999999999"),
        "9999",
        "allowed: up to 9,007,199,254,740,991",
    ),
    Hostile(
        "the wrong type",
        "scenario.yml",
        replaced("scenario.yml", "difficulty: 1", 'difficulty: "1"'),
        "difficulty",
        '"1" is not allowed; allowed: a whole number',
    ),
    Hostile(
        "an unknown key",
        "cases.yml",
        replaced("cases.yml", "decide_within", "decide_whithin"),
        "decide_whithin",
        'did you mean "decide_within"?',
    ),
    Hostile(
        "a key of another file",
        "rules.yml",
        added("rules.yml", "cases: []\n"),
        "cases: []",
        "it belongs in cases.yml",
    ),
    Hostile(
        "an act that is none",
        "cases.yml",
        replaced("cases.yml", "content: [hide], account: [warn]", "content: [hide], account: [warm]"),
        "warm",
        'allowed: none, note, warn, mute, suspend, ban (did you mean "warn"?)',
    ),
    Hostile(
        "a condition that is none",
        "rules.yml",
        replaced("rules.yml", "{not: {fact: answered, is: true}}", "{unless: answered}"),
        "unless",
        "allowed: all, any, not, fact",
    ),
    Hostile(
        "the code's spelling of a key",
        "rules.yml",
        replaced("rules.yml", "{not: {fact", "{not_: {fact"),
        "not_",
        "is an unknown key; allowed: not",
    ),
    Hostile(
        "an expression string",
        "rules.yml",
        replaced("rules.yml", "{not: {fact: answered, is: true}}", '"trust > 3"'),
        "trust > 3",
        "allowed: all, any, not, fact",
    ),
    Hostile(
        "a title too long",
        "scenario.yml",
        replaced("scenario.yml", "title: Lost keys", f"title: {'x' * 5000}"),
        "xxx",
        "is 5000 characters long; allowed: one line of text, at most 400",
    ),
    Hostile(
        "a clock that drifts every second",
        "scenario.yml",
        replaced("scenario.yml", "max: 100", "max: 100, drift: {every: 1s, add: 1}"),
        "every: 1s",
        "is not allowed",
    ),
]

PATHS = [
    Hostile(
        "a way out of the folder",
        "timeline.yml",
        replaced("timeline.yml", "content/lost.md", "content/../../../secret.md"),
        "secret",
        "allowed: a text of the scenario's content folder",
    ),
    Hostile(
        "an absolute path",
        "timeline.yml",
        replaced("timeline.yml", "content/lost.md", "/etc/passwd"),
        "/etc/passwd",
        "allowed: a text of the scenario's content folder",
    ),
    Hostile(
        "a web address for a path",
        "timeline.yml",
        replaced("timeline.yml", "content/lost.md", "file:///etc/passwd"),
        "file:",
        "allowed: a text of the scenario's content folder",
    ),
    Hostile("a linked text", "content/lost.md", linked("content/lost.md", "/etc/passwd"), 0, "is a symbolic link"),
    Hostile("a linked file", "rules.yml", linked("rules.yml", "world.yml"), 0, "is a symbolic link"),
    Hostile("a link beside the files", "more", linked("more", "/etc"), 0, "is a symbolic link"),
    Hostile("a missing file", "rules.yml", without("rules.yml"), 0, "is missing; needed: this file"),
    Hostile(
        "an unknown file",
        "rule.yml",
        written("rule.yml", b"rules: []"),
        0,
        'debrief.yml, tests.yml, crowd.yml, data.yml (did you mean "rules.yml"?)',
    ),
    Hostile("a text with a bad name", "content/A b.md", written("content/A b.md", b"x"), 0, "has a name no text may"),
    Hostile("an unused text", "content/spare.md", written("content/spare.md", b"x"), 0, "is used by nothing"),
]

TEXTS = [
    Hostile("HTML", "content/lost.md", added("content/lost.md", "\n<b>now</b>\n"), "<b>", "holds HTML"),
    Hostile("a comment", "content/lost.md", added("content/lost.md", "\n<!-- x -->\n"), "<!--", "holds HTML"),
    Hostile("a link", "content/lost.md", added("content/lost.md", "\n[a](b)\n"), "[a]", "holds a link"),
    Hostile("an image", "content/lost.md", added("content/lost.md", "\n![a](b)\n"), "![a]", "holds an image"),
    Hostile(
        "a web address",
        "content/lost.md",
        added("content/lost.md", "\nSee https://example.test/x\n"),
        "https",
        "looks like a web address; allowed: masked",
    ),
    Hostile(
        "a bare web address",
        "content/lost.md",
        added("content/lost.md", "\nSee keyring-help.com\n"),
        "keyring-help",
        "looks like a web address",
    ),
    Hostile(
        "an e-mail address",
        "world.yml",
        replaced("world.yml", "Plain and short.", "Write to ann@keyring.co.uk"),
        "ann@keyring",
        "looks like an e-mail address",
    ),
    Hostile(
        "a phone number",
        "content/lost.md",
        added("content/lost.md", "\nRing 020 7946 0018\n"),
        "7946",
        "looks like a phone number",
    ),
    Hostile(
        "a phone number with its code in brackets",
        "content/lost.md",
        added("content/lost.md", "\nRing (020) 7946 0018\n"),
        "7946",
        "looks like a phone number",
    ),
    Hostile(
        "a phone number with dots",
        "content/lost.md",
        added("content/lost.md", "\nRing 01632.960.123\n"),
        "01632",
        "looks like a phone number",
    ),
    Hostile(
        "a phone number held together by spaces that do not break",
        "content/lost.md",
        added("content/lost.md", "\nRing 07700\u00a0900\u00a0123\n"),
        "07700",
        "looks like a phone number",
    ),
    Hostile(
        "a shop's address",
        "content/lost.md",
        added("content/lost.md", "\nIt is on keyring.shop now\n"),
        "keyring.shop",
        "looks like a web address",
    ),
    Hostile(
        "a name on a real platform",
        "content/lost.md",
        added("content/lost.md", "\nHe is u/key_holder there\n"),
        "key_holder",
        "looks like a name on a real platform",
    ),
    Hostile(
        "a handle with a dot",
        "content/lost.md",
        added("content/lost.md", "\nAsk @some.body\n"),
        "@some",
        '"@some.body" is no handle of this scenario',
    ),
    Hostile(
        "a postcode", "content/lost.md", added("content/lost.md", "\nHe lives in SW1A 1AA\n"), "SW1A", "like a postcode"
    ),
    Hostile(
        "a handle from outside",
        "content/lost.md",
        added("content/lost.md", "\nAsk @somebody_else\n"),
        "@somebody",
        "is no handle of this scenario",
    ),
    Hostile(
        "a text too long", "content/lost.md", written("content/lost.md", b"x" * 70_000), 1, "allowed: at most 65,536"
    ),
    Hostile("an empty text", "content/lost.md", written("content/lost.md", b"\n"), 1, "is empty"),
    Hostile(
        "an invisible character", "content/lost.md", added("content/lost.md", "\na\u200bb\n"), "\u200b", "ZERO WIDTH"
    ),
]

LATE = "  - {id: late, title: Late, when: {all: [{fact: answered, is: true}, {meter: trust, gte: 40}]}}"

WIRING = [
    Hostile(
        "a name that is not there",
        "timeline.yml",
        replaced("timeline.yml", "by: ann", "by: anne"),
        "by: anne",
        '"anne" is no person; allowed: ann, bob, cas (did you mean "ann"?)',
    ),
    Hostile(
        "a text that is not there",
        "timeline.yml",
        replaced("timeline.yml", "content/rude.md", "content/rudest.md"),
        "rudest",
        '"content/rudest.md" is no text in this scenario',
    ),
    Hostile(
        "an id twice",
        "tasks.yml",
        replaced("tasks.yml", "id: first-word", "id: case-rude"),
        "id: case-rude",
        "is given a second time",
    ),
    Hostile(
        "no ending for the rest",
        "scenario.yml",
        replaced("scenario.yml", "when: otherwise", "when: {fact: answered, is: false}"),
        "id: sour",
        "the last ending may not hold; needed: when: otherwise",
    ),
    Hostile(
        "both at and after",
        "timeline.yml",
        replaced("timeline.yml", "    after: {inject: lost", "    at: 5m\n    after: {inject: lost"),
        "id: rude",
        "has at and after; allowed: exactly one of at, after, standby",
    ),
    Hostile(
        "neither at nor after",
        "timeline.yml",
        replaced("timeline.yml", "    at: 1m\n", ""),
        "id: lost",
        "has none of these; allowed: exactly one of at, after, standby",
    ),
    Hostile(
        "an inject that waits for itself",
        "timeline.yml",
        replaced("timeline.yml", "after: {inject: lost", "after: {inject: rude"),
        "after:",
        "goes round: rude → rude; allowed: a chain that begins at a time",
    ),
    Hostile(
        "two things at once",
        "timeline.yml",
        replaced("timeline.yml", "    after: {inject: lost, wait: 2m}\n", "    at: 60s\n"),
        "at: 60s",
        "60s is when lost comes to the same channel",
    ),
    Hostile(
        "something after the end",
        "world.yml",
        replaced("world.yml", "at: 20m", "at: 30m"),
        "at: 30m",
        "30m is not before the end; allowed: less than 30m",
    ),
    Hostile(
        "a fact that is not declared",
        "rules.yml",
        replaced("rules.yml", "{fact: answered, is: true}", "{fact: answred, is: true}"),
        "answred",
        '"answred" is no fact; allowed: answered (did you mean "answered"?)',
    ),
    Hostile(
        "a fact set that is not declared",
        "tasks.yml",
        replaced("tasks.yml", "{set: answered,", "{set: told,"),
        "set: told",
        '"told" is no fact',
    ),
    Hostile(
        "a fact never set",
        "scenario.yml",
        both(
            replaced("scenario.yml", "facts:\n", "facts:\n  seen: {type: bool, start: false}\n"),
            replaced("rules.yml", "{not: {fact: answered", "{fact: seen, is: false}, {not: {fact: answered"),
        ),
        "seen:",
        "is never set",
    ),
    Hostile(
        "an ending that asks what an earlier one asks",
        "scenario.yml",
        replaced("scenario.yml", "  - {id: sour,", f"{LATE}\n  - {{id: sour,"),
        "id: late",
        "is what an earlier ending asks, which hides this one; allowed: another",
    ),
    Hostile(
        "a case that goes to who answers nothing",
        "cases.yml",
        replaced("cases.yml", "content: [hide], account: [warn]", "escalate: [ann], content: [hide], account: [warn]"),
        "escalate",
        "ann answers nothing; needed: answers and answer in world.yml",
    ),
    Hostile(
        "a fact never read",
        "scenario.yml",
        replaced("scenario.yml", "facts:\n", "facts:\n  seen: {type: bool, start: false}\n"),
        "seen:",
        "is never read",
    ),
    Hostile(
        "a fact of the wrong type",
        "tasks.yml",
        replaced("tasks.yml", "{set: answered, to: true}", "{set: answered, to: 1}"),
        "to: 1",
        "1 does not fit a fact of type bool; allowed: true or false",
    ),
    Hostile(
        "an unknown KSB",
        "cases.yml",
        replaced("cases.yml", "ksb: [S13, K8]", "ksb: [S13, K99]"),
        "K99",
        '"K99" is no KSB of the standard',
    ),
    Hostile(
        "an unknown duty",
        "marking.yml",
        replaced("marking.yml", "duty: [7]", "duty: [13]"),
        "duty: [13]",
        "13 is no duty of the standard; allowed: 1 to 12",
    ),
    Hostile(
        "an unknown criterion",
        "marking.yml",
        replaced("marking.yml", "R-prompt", "R-promptly"),
        "R-promptly",
        "is no criterion under rubrics/; allowed: R-",
    ),
    Hostile(
        "no level rules",
        "marking.yml",
        replaced("marking.yml", "      secure: {event: obligation.met, item: first-word}\n", ""),
        "R-prompt",
        "has no level rule for secure; needed: levels: {secure: a condition}",
    ),
    Hostile(
        "another edition of the standard",
        "scenario.yml",
        replaced("scenario.yml", "2021-04-30", "2025-01-01"),
        "2025",
        '"2025-01-01" is not the standard under ksb/; allowed: "2021-04-30"',
    ),
    Hostile(
        "an act off the ladder",
        "cases.yml",
        replaced("cases.yml", "account: [note, warn, mute], clause", "account: [note, warn, ban], clause"),
        "warn, ban",
        "ban is not on the ladder of P2; allowed: note, warn, mute, none",
    ),
    Hostile(
        "no content note",
        "timeline.yml",
        replaced("scenario.yml", "[harassment]", "[]"),
        "cover:",
        "is not announced; needed: content_notes",
    ),
    Hostile(
        "a person who never appears",
        "world.yml",
        replaced("world.yml", "  ann: {", "  dot: {role: player}\n  ann: {"),
        "dot:",
        "appears nowhere",
    ),
    Hostile(
        "an obligation without an end",
        "tasks.yml",
        replaced("tasks.yml", "    on_expire: [{meter: trust, add: -4}]\n", ""),
        "id: first-word",
        "is missing; needed: a list",
    ),
    Hostile(
        "a case without an unsafe set",
        "cases.yml",
        replaced("cases.yml", "    unsafe: [{content: [keep], flag: insult-left-up}]\n", ""),
        "id: case-rude",
        "is missing; needed: a list",
    ),
    Hostile(
        "a case without a strong set",
        "cases.yml",
        replaced(
            "cases.yml",
            "    strong: {report: agree, content: [hide], account: [warn], notices: [author], clause: P2}\n",
            "",
        ),
        "id: case-rude",
        "is missing; needed: a mapping",
    ),
    Hostile(
        "a folder of another name",
        "scenario.yml",
        replaced("scenario.yml", "id: lost-keys", "id: found-keys"),
        "found-keys",
        "is not the folder's name; allowed: lost-keys",
    ),
    Hostile(
        "a bot that asks for what is not there",
        "tests.yml",
        replaced("tests.yml", "task: answer", "task: answers"),
        "task: answers",
        '"answers" is no task; allowed: answer (did you mean "answer"?)',
    ),
    Hostile(
        "a bot with a command of its own",
        "tests.yml",
        replaced("tests.yml", "send: task.submit", "send: task.delete"),
        "task.delete",
        '"task.delete" is no command',
    ),
    Hostile(
        "a bot that expects what cannot be",
        "tests.yml",
        replaced("tests.yml", "ending: calm", "ending: bliss"),
        "bliss",
        '"bliss" is not in this scenario; allowed: calm, sour',
    ),
    Hostile(
        "a bot's text that is not there",
        "tests.yml",
        both(without("content/bot-brisk.md"), replaced("tests.yml", "about: Answers", "about: Writes")),
        "texts:",
        '"content/bot-brisk.md" is no text in this scenario',
    ),
]

LIVING = [
    Hostile(
        "a card that is not there",
        "world.yml",
        replaced("world.yml", "kind: forum, name", "kind: forum, card: chirrup, name"),
        "chirrup",
        '"chirrup" is no card; allowed: none is declared',
    ),
    Hostile(
        "a card without a date",
        "world.yml",
        added("world.yml", "cards:\n  chirrup: {name: Chirrup, as_of: lately, rules: [Be short.]}\n"),
        "lately",
        "allowed: a year and a month, as 2026-09",
    ),
    Hostile(
        "a kind of channel that is none",
        "world.yml",
        replaced("world.yml", "kind: forum", "kind: newsletter"),
        "newsletter",
        "allowed: forum, short, chat, reviews, video, inbox, mail, press",
    ),
    Hostile(
        "silence after nothing",
        "timeline.yml",
        replaced("timeline.yml", "after: {inject: lost, wait: 2m}", "silence: {from: found, for: 2m}"),
        "found",
        '"found" is no inject; allowed: lost, rude',
    ),
    Hostile(
        "silence after itself",
        "timeline.yml",
        replaced("timeline.yml", "after: {inject: lost, wait: 2m}", "silence: {from: rude, for: 2m}"),
        "silence",
        "goes round: rude → rude",
    ),
    Hostile(
        "six stars",
        "timeline.yml",
        replaced("timeline.yml", "    at: 1m\n", "    at: 1m\n    stars: 6\n"),
        "stars",
        "6 is not allowed; allowed: a whole number",
    ),
    Hostile(
        "stars on a board",
        "timeline.yml",
        replaced("timeline.yml", "    at: 1m\n", "    at: 1m\n    stars: 3\n"),
        "stars",
        "stands outside a channel of reviews",
    ),
    Hostile(
        "a picture without alt text",
        "timeline.yml",
        replaced("timeline.yml", "    at: 1m\n", "    at: 1m\n    media: {cover: Blood}\n"),
        "media",
        "is missing; needed: one line of text",
    ),
    Hostile(
        "a picture told by its file",
        "timeline.yml",
        replaced("timeline.yml", "    at: 1m\n", "    at: 1m\n    media: {alt: the door IMG_2041.JPG}\n"),
        "media",
        '"the door IMG_2041.JPG" tells nobody what is to be seen; needed: alt text, in words',
    ),
    Hostile(
        "a planned picture told by one word",
        "world.yml",
        replaced("world.yml", "at: 20m, body", "at: 20m, asset: Image, body"),
        "asset",
        '"Image" tells nobody what is to be seen',
    ),
    Hostile(
        "a picture nobody is warned of",
        "timeline.yml",
        both(
            replaced("scenario.yml", "[harassment]", "[]"),
            replaced("timeline.yml", "    at: 1m\n", "    at: 1m\n    media: {alt: A broken door, cover: Blood}\n"),
        ),
        "media",
        "is not announced; needed: content_notes",
    ),
    Hostile(
        "commentary under an id",
        "debrief.yml",
        replaced("debrief.yml", "about: lost,", "about: rude,"),
        "about: rude",
        '"rude" has no title, and a learner would read its id; needed: about: case-rude, which it opens, or a title',
    ),
    Hostile(
        "a case in place of itself",
        "cases.yml",
        replaced("cases.yml", "    duty: [10]\nappeals", "    duty: [10]\n    instead: case-rude\nappeals"),
        "instead",
        "names the case itself",
    ),
    Hostile(
        "a condition on a promise nobody can make",
        "rules.yml",
        replaced(
            "rules.yml",
            "{not: {fact: answered",
            "{event: task.submitted, declares: {intent: [brag]}}, {not: {fact: answered",
        ),
        "brag",
        '"brag" cannot be declared here; allowed: acknowledge, deny',
    ),
    Hostile(
        "a condition on a declaration that no event of its kind carries",
        "rules.yml",
        replaced("rules.yml", "item: joke}", "item: joke, decision: {content: [hide]}}"),
        "decision",
        "is in no post.auto_sent; allowed: with case.decided",
    ),
    Hostile(
        "a condition on a rule that is none",
        "rules.yml",
        replaced(
            "rules.yml", "{not: {fact: answered", "{event: case.decided, decision: {clause: P7}}, {not: {fact: answered"
        ),
        "P7",
        '"P7" is no rule of the policy; allowed: P2',
    ),
]

CROWD = b"""crowd:
  every: 5m
  channels:
    forum: {volume: 12}
  spreads: [{from: forum, to: mail, share: 30}]
"""
ASKED = "{replies: {pick: [1, 2], wait: [1m, 2m], reply_to: lost, from: [{by: ann, body: content/ann-joke.md}]}}"


def with_crowd(old: str = "", new: str = "") -> Spoil:
    """A crowd, with one thing wrong in it."""
    return written("crowd.yml", CROWD.replace(old.encode(), new.encode()))


def doing(effect: str) -> Spoil:
    """An effect more in the rule."""
    return replaced("rules.yml", "do: [", f"do: [{effect}, ")


STIRRED = [
    Hostile("a crowd where there is no channel", "crowd.yml", with_crowd("forum: {", "market: {"), 4, "no channel"),
    Hostile("a spread to a channel without a crowd", "crowd.yml", with_crowd(), 5, '"mail" is no channel under crowd'),
    Hostile("a channel that hears itself", "crowd.yml", with_crowd("to: mail", "to: forum"), 5, "allowed: another"),
    Hostile("a tick every second", "crowd.yml", with_crowd("5m", "1s"), 2, "1s"),
    Hostile("a crowd below silence", "crowd.yml", with_crowd("12", "-1"), 4, "-1 is not allowed"),
    Hostile("a share of more than all", "crowd.yml", with_crowd("30", "101"), 5, "101 is not allowed"),
    Hostile("a crowd welcoming nothing that can be said", "crowd.yml",
            with_crowd("  spreads", "  welcomes: [{intent: [sing]}]\n  spreads"), 5, '"sing" cannot be declared here'),
    Hostile("a mood of a channel without a crowd", "rules.yml",
            replaced("rules.yml", "{fact: answered, is: true}", "{mood: mail, lte: 3}"), "mood", "no channel under"),
    Hostile("a mood without bounds", "rules.yml",
            both(with_crowd("mail", "forum"), replaced("rules.yml", "{fact: answered, is: true}", "{mood: forum}")),
            "mood", "allowed: gte or lte, or both"),
    Hostile("a push of a channel without a crowd", "rules.yml", doing("{crowd: mail, mood: 3}"), "crowd", "no channel"),
    Hostile("a push of nothing", "rules.yml", doing("{crowd: here}"), "crowd", "allowed: mood or volume, or both"),
    Hostile("a push where there is no crowd", "rules.yml", doing("{crowd: here, mood: 3}"), "crowd", "crowd.yml"),
    Hostile("a push out of all proportion", "rules.yml", doing("{crowd: here, mood: -101}"), "crowd", "-101 is not"),
    Hostile("an answer by nobody", "rules.yml", doing(ASKED.replace("by: ann", "by: zed")), "zed", "no person"),
    Hostile("an answer to what never comes", "rules.yml", doing(ASKED.replace("lost", "gone")), "gone", "no inject"),
    Hostile("an answer in another channel", "rules.yml", doing(ASKED.replace("reply_to", "channel: mail, reply_to")),
            "mail", "lost is in forum"),
    Hostile("a reaction in another channel", "rules.yml",
            doing("{react: {by: ann, body: content/ann-joke.md, channel: mail, reply_to: lost}}"),
            "reply_to", "lost is in forum"),
    Hostile("more answers than people", "rules.yml", doing(ASKED.replace("[1, 2]", "[2, 2]")), "replies",
            "of 1 people"),
    Hostile("a wait that ends before it begins", "rules.yml", doing(ASKED.replace("1m, 2m", "2m, 1m")), "replies",
            "allowed: the lower number first"),
    Hostile("answers from nobody", "rules.yml", doing("{replies: {pick: [1, 1], wait: [1m, 2m], from: []}}"), "replies",
            "too short"),
]  # fmt: skip

HOSTILE = [*LIVING, *STIRRED, *YAML, *VALUES, *PATHS, *TEXTS, *WIRING]
