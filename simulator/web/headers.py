"""What every response carries, so that a browser does nothing for this site that the site does not need."""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import streamlit

KEPT = ("/static/", "/parts/")
"""The front end's own files and our parts' scripts, named by their content: the only ones a browser may keep."""

Headers = list[tuple[bytes, bytes]]


def secured(headers: Iterable[tuple[bytes, bytes]], path: str, *, https: bool, status: int = 200) -> Headers:
    """A response's headers with ours in place of any of the same name."""
    ours = _ours(path, https, status)
    names = {name for name, _ in ours}
    kept = [(name.lower(), value) for name, value in headers]
    return [_cookie(name, value, https) for name, value in kept if name not in names] + ours


@cache
def policy() -> str:
    """The content security policy: own origin only, plus the one inline script of the installed front end."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self' blob:", *_inline_scripts())),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _ours(path: str, https: bool, status: int) -> Headers:
    headers = [
        (b"content-security-policy", policy().encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
        (b"referrer-policy", b"same-origin"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ]
    if status >= 400 or not path.startswith(KEPT):  # what is not there may be there in a moment, on a renewed replica
        headers.append((b"cache-control", b"no-store"))
    if path == "/auth/logout":
        headers.append((b"clear-site-data", b'"storage"'))
    if https:
        headers.append((b"strict-transport-security", b"max-age=31536000"))
    return headers


def _cookie(name: bytes, value: bytes, https: bool) -> tuple[bytes, bytes]:
    if name == b"set-cookie" and https and b"; secure" not in value.lower():
        return name, value + b"; Secure"
    return name, value


def _inline_scripts() -> list[str]:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts]
