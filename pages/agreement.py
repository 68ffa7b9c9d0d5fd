"""Agreement: what scorers suggested beside what tutors confirmed."""

from simulator.services import agree
from simulator.ui.session import guard, parts, subject
from simulator.ui.staff import agreement_page

guard("tutor")
agreement_page.draw(agree.agreement(parts(), subject()))
