"""Sixty and more texts that somebody might write to make a reader's browser do something. Each carries WORD."""

WORD = "zqx"
EVIL = "evil.example"
LONGEST = 20_000
"""Characters a draft may have."""

_WRITTEN = (
    "[Sign in zqx](https://evil.example/sign-in)",
    "[zqx][ref]\n\n[ref]: https://evil.example/ref",
    "![zqx](https://evil.example/beacon.png)",
    "[![zqx](https://evil.example/a.png)](https://evil.example/a)",
    "![zqx][img]\n\n[img]: //evil.example/b.png",
    "https://evil.example/zqx?a=b&c=d",
    "www.evil.example/zqx",
    "HTTPS://EVIL.EXAMPLE/zqx",
    "<https://evil.example/zqx>",
    "zqx@evil.example",
    "mailto:zqx@evil.example",
    "[zqx](javascript:alert(1))",
    "[zqx](data:text/html;base64,PHNjcmlwdD4=)",
    '<a href="https://evil.example">zqx</a>',
    '<img src="https://evil.example/i.png" onerror="alert(1)" alt="zqx">',
    "<script>fetch('https://evil.example/zqx')</script>",
    "<svg onload=\"fetch('https://evil.example/zqx')\"><a href='https://evil.example'>zqx</a></svg>",
    '<iframe src="https://evil.example/zqx"></iframe>',
    '<style>@import "https://evil.example/zqx.css"; body{display:none}</style>',
    '<link rel="stylesheet" href="https://evil.example/zqx.css">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/zqx">',
    '<form action="https://evil.example/zqx"><button>zqx</button></form>',
    '<video src="https://evil.example/zqx.mp4" autoplay></video>',
    '<object data="https://evil.example/zqx"></object>',
    '<base href="https://evil.example/zqx/">',
    "</textarea></script></style><h1>zqx</h1>",
    "<h1>zqx approved</h1>",
    "<b>zqx</b><marquee>zqx</marquee>",
    "&lt;b&gt;zqx&lt;/b&gt; &amp; &#60;i&#62;zqx",
    "<!-- zqx --> <![CDATA[ zqx ]]>",
    "# zqx Assessor approved",
    "zqx Assessor approved\n=====================",
    "zqx\n---",
    "###### zqx",
    ":green-badge[zqx Assessor approved]",
    ":blue-background[zqx] :red[zqx] :rainbow[zqx] :small[zqx]",
    ":material/verified: zqx confirmed",
    ":streamlit: :smile: :+1: zqx",
    "**zqx** __zqx__ *zqx* ~~zqx~~ `zqx`",
    "$zqx^2$",
    "$$\\frac{zqx}{2}$$",
    "\\(zqx\\) \\[zqx\\] $\\href{https://evil.example}{zqx}$",
    "| zqx | b |\n|---|---|\n| zqx | 2 |",
    "- zqx\n- zqx\n1. zqx",
    "> zqx\n>> zqx",
    "- [x] zqx done",
    "```html\n<b>zqx</b>\n```",
    "    zqx indented",
    "zqx[^1]\n\n[^1]: https://evil.example",
    '=HYPERLINK("https://evil.example/zqx","zqx")',
    "+zqx|cmd' /C calc'!A0",
    "@SUM(zqx)",
    '-2+3+cmd|" /C zqx"!A0',
    "zqx \u202egpj.exe\u202c now",
    "zqx \u2066isolated\u2069 zero\u200bwidth\ufeff mark",
    "zqx Z" + "\u0301\u0316" * 40 + "algo",
    "zqx family \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f3f3\ufe0f\u200d\U0001f308",
    "zqx שלום עולם **מודגש**",
    "zqx محمد الخوارزمي [رابط](https://evil.example)",
    "zqx हिन्दी ไทย 中文 日本語",
    "zqx -> <- <-> -- >= <= ... (c) (tm)",
    "zqx {{7*7}} ${7*7} #{7*7} <%= 7*7 %> %s %n {0}",
    "zqx'; DROP TABLE runs; --",
    "zqx \\*escaped\\* \\[zqx\\](https://evil.example)",
    "zqx" + "W" * 270,
)
STRINGS = tuple(text if WORD in text else f"{text}\n{WORD}" for text in _WRITTEN)
NAME = "zqx [Ines](https://evil.example) :green-badge[zqx] **zqx** \u202eמרים"
"""Of a learner."""


def joined(start: int = 0, *, most: int) -> str:
    """As many of the strings as fit, from `start` round, each a paragraph of its own."""
    text = ""
    for string in (*STRINGS[start:], *STRINGS[:start]):
        if len(text) + len(string) + 2 <= most:
            text += ("\n\n" if text else "") + string
    return text
