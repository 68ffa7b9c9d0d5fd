"""Evidence: an assessor's learners, what a pack of theirs holds, and packs to download and check."""

from simulator.services import report
from simulator.ui import reader
from simulator.ui.session import guard, parts, subject
from simulator.ui.staff import evidence_page

guard("assessor")
evidence_page.draw(report.learners(parts(), subject()), reader.now())
