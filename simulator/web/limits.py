"""How much one browser may ask: messages a second, sockets open at once. Too much is made to wait, not lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

MESSAGE_BYTES = 1_000_000
"""The largest message a browser may send: a text of the longest kind and all of a page's fields."""
SOCKET_BURST, SOCKET_RATE = 8, 5.0
"""Messages a socket may send at once, and a second from then on. A person types and clicks far slower."""
ADDRESS_BURST, ADDRESS_RATE = 400, 200.0
"""The same for all sockets of one network address: a whole college may sit behind it."""
ADDRESS_SOCKETS = 500
DELAYED_IN_A_ROW = 100
"""After so many messages that each had to wait, it is no person, and the socket is closed."""


@dataclass(slots=True)
class Bucket:
    """Tokens that fill at `rate` a second up to `burst`; each message takes one, on credit if need be."""

    burst: int
    rate: float
    tokens: float = 0.0
    at: float = 0.0

    def __post_init__(self) -> None:
        self.tokens = self.burst

    def take(self, now: float) -> float:
        """Take a token; return how many seconds the message must wait for it. `now` is monotonic, in seconds."""
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate) - 1
        self.at = now
        return max(0.0, -self.tokens / self.rate)


def address_bucket() -> Bucket:
    return Bucket(ADDRESS_BURST, ADDRESS_RATE)


@dataclass(slots=True)
class Address:
    """What one network address has open."""

    sockets: int = 0
    bucket: Bucket = field(default_factory=address_bucket)


@dataclass(slots=True)
class Pace:
    """One socket's messages."""

    address: Address
    bucket: Bucket = field(default_factory=lambda: Bucket(SOCKET_BURST, SOCKET_RATE))
    delayed: int = 0

    def wait(self, now: float) -> float:
        """Seconds the next message must wait."""
        seconds = max(self.bucket.take(now), self.address.bucket.take(now))
        self.delayed = self.delayed + 1 if seconds else 0
        return seconds

    @property
    def is_flooding(self) -> bool:
        return self.delayed > DELAYED_IN_A_ROW


class Sockets:
    """Every open socket of the process, by network address. Used from the event loop only."""

    def __init__(self) -> None:
        self._addresses: dict[str, Address] = {}

    @contextmanager
    def open(self, name: str) -> Iterator[Pace | None]:
        """A socket for as long as the block runs; None when the address has too many already."""
        address = self._addresses.setdefault(name, Address())
        if address.sockets >= ADDRESS_SOCKETS:
            yield None
            return
        address.sockets += 1
        try:
            yield Pace(address)
        finally:
            address.sockets -= 1
            if not address.sockets:
                del self._addresses[name]
