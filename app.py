"""The launcher: `make run`, or `streamlit run app.py`. It only names the parts."""

import streamlit as st

from simulator.ui import faults, warm
from simulator.web import options, routes, start

settings = start.settings_or_leave()

app = st.App(
    "simulator/ui/router.py",
    secrets=options.prepare(settings),
    lifespan=start.lifespan(settings, warm=warm.up),
    middleware=routes.middleware(settings),
    routes=routes.routes(settings),
    on_script_error=faults.show,
)

if __name__ == "__main__":
    app.run()
