"""No page hands somebody else's words to Markdown. What may stand there is written in markdown_lint.py."""

from pathlib import Path

import pytest

from tests.house.tree import python_under
from tests.web.markdown_lint import Declared, Reader, declared

DRAWN = python_under("pages", "simulator/ui")
PROMISED = declared(python_under("pages", "simulator"))
OURS = Declared(functions=frozenset({"counted"}), attributes=frozenset({"total", "minutes"}))


def faults_of(tmp_path: Path, code: str) -> list[str]:
    file = tmp_path / "page.py"
    file.write_text(code, encoding="utf-8")
    return Reader(file, OURS).faults()


def test_every_label_and_sentence_on_a_page_is_ours_or_escaped():
    assert [fault for path in DRAWN for fault in Reader(path, PROMISED).faults()] == []


@pytest.mark.parametrize(
    "code",
    [
        "st.markdown('**ours**')",
        "st.title(plain(person.name))",
        "st.caption(f'{plain(name)} in {len(runs)} runs, {share:.0%}')",
        "st.button(LABELS[level])",
        "from simulator.ui.words import LEVEL\nst.write(LEVEL[x])",
        "import simulator.ui.words as words\nst.info(words.minutes(5))",
        "def draw(label: Words): st.button(label)",
        "def draw():\n    text = plain(a) if a else 'none'\n    st.info(text + '.')",
        "for key, label in LABELS.items(): st.button(label, key=key)",
        "st.warning(' '.join(plain(x) for x in y))",
        "left.metric('Runs', f'{n:d}')",
        "st.text(person.name)",
        "st.radio('Level', levels, format_func=lambda level: LEVELS[level])",
        "file.write(data)",
        "st.info(counted(3))",
        "st.caption(f'{item.total} runs, {row.minutes}')",
        "def draw(runs: int): st.caption(f'{runs} runs')",
        "from simulator.ui.words import listed\nst.info(listed([plain(a), plain(b)]))",
        "def draw():\n    lines = []\n    lines.append(plain(a))\n    st.markdown('  '.join(lines))",
        "st.table({'At': [plain(row.at) for row in rows]})",
    ],
)
def test_what_is_ours_or_escaped_passes(tmp_path: Path, code: str):
    assert faults_of(tmp_path, code) == []


@pytest.mark.parametrize(
    "code",
    [
        "st.markdown(post.text)",
        "st.write(name)",
        "st.caption(f'By {person.name}')",
        "st.error(str(error))",
        "st.button('Reply to ' + author)",
        "st.button('Go', help=post.text)",
        "left, right = st.columns(2)\nleft.markdown(post.text)",
        "st.columns(2)[0].title(run.title)",
        "def draw(label: str): st.button(label)",
        "def draw():\n    text = 'ours'\n    text = person.name\n    st.info(text)",
        "for person in people: st.expander(person)",
        "st.radio('Level', names, format_func=lambda name: people[name])",
        "st.metric('Runs', person.name)",
        "st.tabs([person.name for person in people])",
        "st.progress(0.5, text=run.title)",
        "st.html(f'<b>{name}</b>')",
        "from simulator.ui.words import listed\nst.info(listed(names))",
        "def draw():\n    lines = []\n    lines.append(a)\n    st.markdown('  '.join(lines))",
        "st.table({'Text': [row.text for row in rows]})",
    ],
)
def test_somebody_elses_words_do_not_pass(tmp_path: Path, code: str):
    assert len(faults_of(tmp_path, code)) == 1
