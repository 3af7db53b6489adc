"""Which addresses may be asked at all: http and https, and no machine of the network that we are in.

The check is made on the numbers that a name resolves to, and the connection goes to the number that was
checked: a name that changes its answer in between gains nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address

import httpx

from govgraph.fetch.model import Refused

Resolver = Callable[[str, int], list[str]]
_NAT64 = IPv6Address("64:ff9b::")
_LONGEST = 2_000  # characters; no news page has more, and some servers refuse it


def parse(text: str) -> httpx.URL:
    """``text`` as a web address without fragment. Refused when it is none, or holds a password."""
    words = text.strip()
    if len(words) > _LONGEST:
        raise Refused("address", f"the address has more than {_LONGEST} characters", "is it one address?")
    try:
        url = httpx.URL(words).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise Refused("address", f"not a web address: {error}", "write it as https://host/path") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise Refused("scheme", "only http and https are fetched", "write it as https://host/path")
    if "%" in url.host:  # what no host may hold was encoded, such as an open bracket
        raise Refused("address", "not a web address: no host is called so", "write it as https://host/path")
    if url.userinfo:
        raise Refused("address", "the address holds a user name", "pages behind a log-in are not fetched")
    return url


def system_resolver(host: str, port: int) -> list[str]:
    """The numbers of ``host``, in the order of the system. OSError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(item[4][0]) for item in found))


def numbers(url: httpx.URL, resolve: Resolver, *, allow_private: bool) -> list[str]:
    """The numbers that the host of ``url`` may be asked at.

    Refused when it has none, and when one of them is private, loopback, link-local, multicast or reserved
    while ``allow_private`` is false.
    """
    try:
        found = resolve(url.raw_host.decode("ascii").strip("[]"), url.port or (443 if url.scheme == "https" else 80))
    except (OSError, UnicodeError) as error:
        raise Refused("no_host", f"no such host: {url.host}", "check the address", passing=True) from error
    if not allow_private:
        for number in found:
            if not is_public(number):
                reason = f"{url.host} is {number}, in a private network"
                raise Refused("private", reason, "--allow-private fetches it all the same")
    return found


def is_public(number: str) -> bool:
    """Whether an IP address belongs to the open Internet, whatever form it is wrapped in."""
    address = ip_address(number.partition("%")[0])
    return all(one.is_global and not one.is_multicast for one in (address, *_inside(address)))


def _inside(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address carries: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if int(address) >> 32 == int(_NAT64) >> 32:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]
