"""The launcher: `make run`, or `streamlit run app.py`. It only names the parts."""

import streamlit as st

from simulator.ui import faults
from simulator.web import options, routes, start

WARM = ("altair", "pandas", "simulator.ui.charts", "simulator.ui.parts", "simulator.ui.session")

settings = start.settings_or_leave()

app = st.App(
    "simulator/ui/router.py",
    secrets=options.prepare(settings),
    lifespan=start.lifespan(settings, warm=WARM),
    middleware=routes.middleware(settings),
    routes=routes.routes(settings),
    on_script_error=faults.show,
)

if __name__ == "__main__":
    app.run()
