"""The few pages that are not Streamlit's: one sentence, no script, no link but the way back."""

from html import escape

from starlette.responses import HTMLResponse

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · Firedrill</title>
<style>:root{{color-scheme:light dark}}
body{{font:16px/1.6 system-ui,sans-serif;max-width:34rem;margin:18vh auto;padding:0 1rem}}</style></head>
<body><h1>{title}</h1><p>{sentence}</p><p><a href="/">Back to Firedrill</a></p></body></html>
"""


def notice(status: int, title: str, sentence: str) -> HTMLResponse:
    """A plain page that says one thing."""
    return HTMLResponse(PAGE.format(title=escape(title), sentence=escape(sentence)), status_code=status)


def nothing_here() -> HTMLResponse:
    """The same answer for what is absent, blocked, used up or someone else's."""
    return notice(404, "There is nothing here", "The address is wrong, or the link was used or is too old.")


def not_this_site() -> HTMLResponse:
    return notice(
        403, "This is not the way in", "Open Firedrill by the address you were given, and sign in from there."
    )


def broken(number: str) -> HTMLResponse:
    """Something failed: `number` is in the server's log beside what it was."""
    return notice(500, "That did not work", f"The fault is on our side. If it stays, say this number: {number}.")
