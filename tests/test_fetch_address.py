"""Which numbers belong to the open Internet, in whatever form they come."""

from __future__ import annotations

import socket

import httpx
import pytest

from govgraph.fetch import address
from govgraph.fetch.model import Refused

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:c0a8:101::", "64:ff9b::7f00:1", "64:ff9b::a00:1",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "64:ff9b::808:808"]


@pytest.mark.parametrize("number", PRIVATE)
def test_private_numbers(number: str) -> None:
    assert not address.is_public(number)


@pytest.mark.parametrize("number", PUBLIC)
def test_public_numbers(number: str) -> None:
    assert address.is_public(number)


def test_one_private_number_among_public_ones_is_enough_to_refuse() -> None:
    url = httpx.URL("https://news.example/")
    with pytest.raises(Refused, match=r"news\.example is 10\.0\.0\.1"):
        address.numbers(url, lambda *_: ["8.8.8.8", "10.0.0.1"], allow_private=False)
    assert address.numbers(url, lambda *_: ["8.8.8.8"], allow_private=False) == ["8.8.8.8"]
    assert address.numbers(url, lambda *_: ["10.0.0.1"], allow_private=True) == ["10.0.0.1"]


def test_the_port_of_the_scheme_is_asked_for() -> None:
    asked: list[tuple[str, int]] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return ["8.8.8.8"]

    for text in ("http://a.example", "https://a.example", "http://a.example:8080", "http://[2606:4700::1111]/"):
        address.numbers(address.parse(text), resolve, allow_private=False)
    assert asked == [("a.example", 80), ("a.example", 443), ("a.example", 8080), ("2606:4700::1111", 80)]


@pytest.mark.parametrize("number", ["2130706433", "0x7f000001", "127.1", "0177.0.0.1"])
def test_other_spellings_of_a_private_number(number: str) -> None:
    with pytest.raises(Refused) as refusal:
        address.numbers(address.parse(f"http://{number}/"), address.system_resolver, allow_private=False)
    assert refusal.value.code in ("private", "no_host", "address")


def test_a_name_without_a_number() -> None:
    def nothing(host: str, port: int) -> list[str]:
        raise socket.gaierror("no")

    with pytest.raises(Refused) as refusal:
        address.numbers(httpx.URL("http://nowhere.example/"), nothing, allow_private=False)
    assert refusal.value.code == "no_host"
    assert refusal.value.passing


def test_an_international_name_is_asked_for_in_its_ascii_form() -> None:
    url = address.parse("https://bücher.example/ä b?q=ü#x")
    assert url.raw_host == b"xn--bcher-kva.example"
    assert str(url).isascii() or url.raw_path.isascii()
    assert url.fragment == ""
