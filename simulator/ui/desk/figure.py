"""One figure: its rows, and a chart of the same."""

from dataclasses import dataclass
from typing import Any

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """`rows` hold a name and one number or more; None where the record has none."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: dict[str, Any]
    summary: str = ""
    """In words, where the rows are too many to be read out."""

    @property
    def in_words(self) -> str:
        """The same for who does not see the chart."""
        return f"{self.title}. {self.summary or '; '.join(f'{row[0]}: {row[1]}' for row in self.rows)}"

    @property
    def table(self) -> dict[str, Any]:
        """Data of the part `rows`."""
        return {"columns": list(self.columns), "rows": [[_cell(cell) for cell in row] for row in self.rows]}


def _cell(cell: Cell) -> str:
    return "no figure" if cell is None else str(cell)
