"""The small scenario with its one criterion of writing taught, and a file of answers to its one task."""

from pathlib import Path

from simulator.content.document import LEVELS
from tests.content.folders import SCENARIO, added

STRONG = (
    "Your keys are with us, Ann, and I am sorry that you stood at the door for an hour. The lost property desk has had "
    "them since nine this morning. Come by before six, ask for Meg, and I will write here again at noon."
)
WEAK = "The keys were found by somebody. Please wait for more information."
ANSWERS = "rubrics/answers/lost-keys.answer.yml"

WRITING = """    writing:
      answer:
        moves:
          - id: says-sorry
            shows: says sorry for the wait
            paraphrases: [I am sorry that you had to wait so long., "We are sorry, an hour at a locked door is no fun."]
            patterns: ['\\b(i am|we are|i.m) sorry\\b']
          - id: says-where
            shows: says where the keys are
            paraphrases: [Your keys are at the lost property desk., The desk has had them since this morning.]
            patterns: ['\\b(at|with) (us|the desk|the lost property)\\b']
          - id: says-next
            shows: says what happens next
            paraphrases: [Come by before six and ask for Meg., I will write here again at noon.]
            patterns: ['\\b(come by|ask for|again at)\\b']
        exemplars:
          not_shown:
            - People should look after their own things.
            - We have no time for this today.
          emerging:
            - The keys were found by somebody. Please wait for more information.
            - Something has been handed in, we do not say what it is.
          secure:
            - Your keys are at the lost property desk. Come by before six.
            - They are with us since this morning, and you can fetch them at the desk.
          strong:
            - I am sorry that you stood outside. Your keys are at the desk, come by before six and ask for Meg.
            - Sorry for the cold hour. We have your keys at the lost property desk, and I will write again at noon.
        rule:
          strong: {all: [says-sorry, says-where, says-next]}
          secure: {all: [says-where]}
          emerging: {any: [says-sorry, says-where, says-next]}
"""

SAME = (
    "The keys were found by somebody this morning, and we will see.",
    "Somebody has found the keys this morning, so we will see.",
)
_BEFORE, _, _REST = WRITING.partition("        exemplars:\n")
ALIKE = "".join(
    (
        _BEFORE,
        "        exemplars:\n",
        *(f"          {level}:\n            - {SAME[0]}\n            - {SAME[1]}\n" for level in LEVELS),
        "        rule:\n",
        _REST.partition("        rule:\n")[2],
    )
)
"""The same with the same two examples at every level."""

FILE = f"""format: 1
scenario: lost-keys
task: answer
synthetic: true
answers:
  - id: good-1
    kind: good
    texts:
      forum: {STRONG}
    first: {{R-tone: strong}}
    second: {{R-tone: secure}}
    settled: {{R-tone: strong}}
  - id: weak-1
    kind: weak
    texts:
      forum: {WEAK}
    first: {{R-tone: emerging}}
    second: {{R-tone: emerging}}
"""


def taught(root: Path, writing: str = WRITING) -> Path:
    """The content under `root` with what the scorer looks for in the one task, and with answers to that alone."""
    added("marking.yml", writing)(root / SCENARIO)
    (root / "rubrics/answers").mkdir()
    (root / ANSWERS).write_text(FILE, encoding="utf-8")
    return root
