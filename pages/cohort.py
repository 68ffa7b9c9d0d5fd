"""Cohort: a group by duty and KSB, what waits, and who is stuck or silent."""

from simulator.services import mark, report
from simulator.ui import reader
from simulator.ui.session import guard, parts, subject
from simulator.ui.staff import cohort_page

guard("tutor")
cohorts = report.cohorts(parts(), subject())
queue = mark.queue(parts(), subject())
cohort_page.draw(cohorts, queue, parts().library.standard, reader.now())
