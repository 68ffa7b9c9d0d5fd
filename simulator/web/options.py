"""The Streamlit options the app insists on, read as they count wherever they were set: file, flag, environment.

Under another server than `streamlit run` the environment is ignored without a word, so nothing is taken on trust.
"""

from typing import Any

from streamlit import config

from simulator.errors import SettingsError
from simulator.settings import Settings
from simulator.web.site import is_loopback

INSISTED: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "global.developmentMode": False,
    "runner.fastReruns": False,
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
    "server.baseUrlPath": "",
    "server.corsAllowedOrigins": [],
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.maxMessageSize": 20,
    "server.maxUploadSize": 5,
    "server.maxWidgetStateSize": 1,
    "server.runOnSave": False,
    "server.scriptHealthCheckEnabled": False,
    "server.trustedUserHeaders": {},
}


def insist(settings: Settings) -> None:
    """SettingsError names the first option that differs from what the app was tested with."""
    for name, value in INSISTED.items():
        found = config.get_option(name)
        if (found or None) != (value or None):
            raise SettingsError(name, found, f"{value!r}, as in .streamlit/config.toml")
    address = config.get_option("server.address") or "0.0.0.0"  # noqa: S104 - what Streamlit takes where none is set
    if settings.sign_in == "demo" and not is_loopback(address):
        example = "127.0.0.1: the demo sign-in asks for no password. For other machines set FIREDRILL_SIGN_IN=oidc"
        raise SettingsError("server.address", address, example)


def prepare(settings: Settings) -> dict[str, Any]:
    """The secrets for st.App. The key of Streamlit's short-lived sign-in cookie is set here too, because it is fixed
    before those secrets count: without it another replica could not finish a sign-in that this one began."""
    oidc = settings.oidc
    if oidc is None:
        return {}
    config.set_option("server.cookieSecret", oidc.cookie_secret)
    return {
        "auth": {
            "redirect_uri": oidc.redirect_uri,
            "cookie_secret": oidc.cookie_secret,
            "client_id": oidc.client_id,
            "client_secret": oidc.client_secret,
            "server_metadata_url": oidc.server_metadata_url,
        }
    }
