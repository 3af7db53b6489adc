"""Write sbom.cdx.json, the bill of materials of a wheel in CycloneDX 1.6; ``--check`` only compares.

Usage: python scripts/sbom.py [--check]

It lists the libraries that installing govgraph brings (from pyproject.toml and what they require, at the versions of
constraints.txt) and the JavaScript that is built into its page (from the licences kept beside it, with the digests of
package-lock.json). There is no serial number and no time in it: the same pins give the same bytes. Run it in an
environment made by constraints.txt: names of licences are those that the installed libraries give themselves.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from typing import Any

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from made_files import ROOT, settle

OUTPUT = ROOT / "sbom.cdx.json"
WEB = ROOT / "src" / "govgraph" / "web"
# One set of markers, wherever this runs: the oldest Python we support, on Linux, without extras.
MARKERS = {
    "python_version": "3.11", "python_full_version": "3.11.0", "implementation_version": "3.11.0",
    "implementation_name": "cpython", "platform_python_implementation": "CPython", "sys_platform": "linux",
    "platform_system": "Linux", "platform_machine": "x86_64", "platform_release": "", "platform_version": "",
    "os_name": "posix", "extra": "",
}  # fmt: skip
_HEADING = re.compile(r"^(?P<name>@?[\w./-]+) (?P<version>\d+\.\d+\.\d[\w.-]*) \((?P<licence>.+)\)$", re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Write the file, or say that it is stale."""
    text = json.dumps(bill(), ensure_ascii=False, indent=1) + "\n"
    return settle({OUTPUT: text}, __file__, arguments)


def bill() -> dict[str, Any]:
    """The whole document."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = {
        "type": "application", "bom-ref": f"pkg:pypi/govgraph@{project['version']}", "name": "govgraph",
        "version": project["version"], "licenses": [{"expression": project["license"]}],
        "purl": f"pkg:pypi/govgraph@{project['version']}",
    }  # fmt: skip
    pins, scripts = _pins(), sorted(_scripts(), key=lambda one: one["bom-ref"])
    needs = _closure(project["dependencies"], pins)
    components = [_library(name, pins[name]) for name in sorted(needs)] + scripts
    first = sorted(_ref(name, pins) for name in _names(project["dependencies"]))
    edges = [{"ref": own["bom-ref"], "dependsOn": first + [one["bom-ref"] for one in scripts]}]
    for name, asked in sorted(needs.items()):
        edges += [{"ref": _ref(name, pins), "dependsOn": [_ref(one, pins) for one in asked]}]
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {"component": own},
        "components": components, "dependencies": edges,
    }  # fmt: skip


def _pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def _names(requirements: list[str]) -> Iterator[str]:
    for line in requirements:
        one = Requirement(line)
        if one.marker is None or one.marker.evaluate(MARKERS):
            yield canonicalize_name(one.name)


def _closure(requirements: list[str], pins: dict[str, str]) -> dict[str, list[str]]:
    """Every library that comes along, with those it asks for itself."""
    found: dict[str, list[str]] = {}
    waiting = list(_names(requirements))
    while waiting:
        name = waiting.pop()
        if name not in found:
            installed = distribution(name)
            if installed.version != pins[name]:
                sys.exit(f"{name} {installed.version} is installed, {pins[name]} is pinned: install by the pins")
            found[name] = sorted(set(_names(installed.requires or [])))
            waiting += found[name]
    return found


def _ref(name: str, pins: dict[str, str]) -> str:
    return f"pkg:pypi/{name}@{pins[name]}"


def _library(name: str, version: str) -> dict[str, Any]:
    purl = f"pkg:pypi/{name}@{version}"
    return {
        "type": "library", "bom-ref": purl, "name": name, "version": version, "scope": "required",
        "licenses": _licence(name), "purl": purl,
    }  # fmt: skip


def _licence(name: str) -> list[dict[str, Any]]:
    """What the library says of its licence: an SPDX expression where it is one, else the words of its metadata."""
    told = distribution(name).metadata
    words = [told[key] for key in ("License-Expression", "License") if key in told]
    words += [one.rpartition(" :: ")[2] for one in told.get_all("Classifier", []) if one.startswith("License ::")]
    names = [lines[0].strip() for one in words if (lines := one.strip().splitlines()) and lines[0] != "UNKNOWN"]
    for one in names:
        try:
            return [{"expression": str(canonicalize_license_expression(one))}]
        except InvalidLicenseExpression:
            continue
    return [{"license": {"name": one}} for one in names[:1]]


def _scripts() -> Iterator[dict[str, Any]]:
    """What is built into the page, by the headings of the licences that the build keeps."""
    locked = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for file in sorted((WEB / "bundle" / "licences").glob("*.txt")):
        for name, version, licence in _HEADING.findall(file.read_text(encoding="utf-8")):
            method, _, digest = locked[f"node_modules/{name}"]["integrity"].partition("-")
            purl = f"pkg:npm/{name.replace('@', '%40')}@{version}"
            yield {
                "type": "library", "bom-ref": purl, "name": name, "version": version, "scope": "required",
                "hashes": [{"alg": method.upper().replace("SHA", "SHA-"), "content": base64.b64decode(digest).hex()}],
                "licenses": [{"expression": str(canonicalize_license_expression(licence.strip("()")))}],
                "purl": purl,
            }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
