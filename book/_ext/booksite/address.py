"""The public address: one setting, `repository: url:` in _config.yml, switches every public link on or off.

Why it stays: Jupyter Book wants the same address once more for the site, and each button on or off by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

HOSTS = {"github.com": "github.io", "gitlab.com": "gitlab.io"}  # where each publishes the pages of a repository


def site_address(repository: str) -> str:
    """Return the address under which a repository's site is published, "" for a host we do not know.

    >>> site_address("https://github.com/ada/eight-tries")
    'https://ada.github.io/eight-tries/'
    """
    parts = urlsplit(repository)
    if parts.netloc not in HOSTS:
        return ""
    owner, _, name = parts.path.strip("/").partition("/")
    home = f"{owner}.{HOSTS[parts.netloc]}"
    return f"https://{home}/" if name == home else f"https://{home}/{name}/"


def publish(app: Sphinx, config: Config) -> None:
    """Show repository, edit and report links, and name each page's own address, where there is one."""
    options = config.html_theme_options
    options["repository_url"] = options["repository_url"].rstrip("/").removesuffix(".git")  # as links need it
    known = bool(options["repository_url"])
    for button in ("use_repository_button", "use_edit_page_button", "use_issues_button"):
        options[button] = known
    site = site_address(options["repository_url"]) if known else ""
    config.html_baseurl = site
    config.notfound_urls_prefix = urlsplit(site).path or "/"  # 404.html may be shown at any depth
