"""Take the picture of the README from a built page.

    python scripts/demo_picture.py build/demo/graph.html docs/img/graph.png

Opens the line with most events between two places, so that the sentence behind it can be read.
Needs playwright and Chromium; where pngquant is installed, 128 colours make the file a third as large.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def take(page_file: Path, picture: Path) -> None:
    """Write the picture; IndexError where the page has no line between places."""
    picture.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        page.goto(page_file.resolve().as_uri())
        page.wait_for_selector("html[data-ready]")
        page.locator("#card a[href^='#line']").first.click()
        page.wait_for_timeout(1000)  # the view glides to the line
        page.screenshot(path=picture)
        browser.close()
    if quantise := shutil.which("pngquant"):
        command = [quantise, "--force", "--strip", "--speed", "1", "--output", picture, "128", picture]
        subprocess.run(command, check=True)  # noqa: S603  # our own file, named by whoever runs this


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
