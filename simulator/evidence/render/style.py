"""The summary's style sheet: readable on a screen, in greyscale and on paper, and nothing fetched from anywhere."""

CSS = """
:root { color-scheme: light; --ink: #1d2a35; --soft: #52606b; --line: #c3ccd3; --paper: #fff; --shade: #f2f5f7; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 62rem; color: var(--ink); background: var(--paper);
  font: 16px/1.5 "Source Sans 3", "Source Sans Pro", "Segoe UI", system-ui, sans-serif; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; } h2 { font-size: 1.4rem; border-top: 2px solid var(--ink); padding-top: .75rem; }
h3 { font-size: 1.15rem; } h4 { font-size: 1rem; }
.label { border: 2px solid var(--ink); padding: .6rem 1rem; font-weight: 700; }
.label span { display: block; font-weight: 400; }
.small { font-size: .875rem; color: var(--soft); margin: .25rem 0 1rem; }
.block { display: block; margin: 0; } .wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; color: var(--soft); padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line);
  overflow-wrap: break-word; }
.together { white-space: nowrap; } td ul { margin: 0; padding-left: 1rem; min-width: 14rem; }
thead th { background: var(--shade); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0 1rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
article { border-left: 4px solid var(--line); padding: 0 0 .25rem 1rem; margin: 1.25rem 0; }
article.confirmed { border-left-color: var(--ink); } article.suggested { border-left-style: dashed; }
.own { font: 1rem/1.6 "Source Serif 4", "Source Serif Pro", Georgia, serif; white-space: pre-wrap; margin: .5rem 0 0;
  padding: .5rem 1rem; background: var(--shade); border-left: 2px solid var(--soft); max-height: 24rem;
  overflow: auto; contain: paint; overflow-wrap: anywhere; }
bdi { display: inline-block; max-width: 100%; max-height: 6em; overflow: hidden; vertical-align: bottom; }
img { display: block; max-width: 100%; max-height: 24rem; margin: .5rem 0 0; border: 1px solid var(--line); }
.hidden { font: 700 .8em monospace; background: #ffe9a8; }
.hash { font: .8rem monospace; overflow-wrap: anywhere; }
a { color: inherit; } a:focus, [tabindex]:focus { outline: 3px solid #1f6f8b; outline-offset: 2px; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } body { padding: 1rem; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .own, bdi { max-height: none; overflow: visible; contain: none; overflow: clip; }
  h2 { break-before: page; } h2.first { break-before: auto; } article, tr { break-inside: avoid; }
  .wide { overflow: visible; }
}
@page { margin: 18mm 15mm; }
""".strip()
