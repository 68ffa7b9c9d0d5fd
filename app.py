"""The launcher: `make run`, or `streamlit run app.py`. It only names the parts."""

import gc

gc.disable()  # looking for garbage takes an eighth of the start, and there is none yet; web/start.py turns it on again

import streamlit as st  # noqa: E402

from simulator.ui import faults, scripts, warm  # noqa: E402
from simulator.web import options, routes, start  # noqa: E402

settings = start.settings_or_leave()

app = st.App(
    "simulator/ui/router.py",
    secrets=options.prepare(settings),
    lifespan=start.lifespan(settings, warm=warm.up),
    middleware=routes.middleware(settings),
    routes=routes.routes(settings, parts=scripts.files()),
    on_script_error=faults.show,
)

if __name__ == "__main__":
    app.run()
