"""Confirmed levels, counted per KSB and per duty. Values in, values out; may import review and what lies below it."""

from simulator.progress.duties import DutyProgress
from simulator.progress.ksbs import KsbProgress
from simulator.progress.next_step import NextStep
from simulator.progress.pieces import ConfirmedRun, Piece
from simulator.progress.progress_map import ProgressMap, progress_map

__all__ = ["ConfirmedRun", "DutyProgress", "KsbProgress", "NextStep", "Piece", "ProgressMap", "progress_map"]
