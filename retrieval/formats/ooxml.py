"""Finding one's way in Office XML by names without namespace: strict and usual files differ in the namespaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree


def local(element: etree._Element) -> str:
    """Give an element's name without namespace, "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(parent: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Give the children of that name, none for no parent."""
    return (each for each in (() if parent is None else parent) if local(each) == name)


def child(parent: etree._Element | None, name: str) -> etree._Element | None:
    """Give the first child of that name."""
    return next(children(parent, name), None)


def attribute(element: etree._Element, name: str) -> str:
    """Give an attribute by its name without namespace, "" where it is missing."""
    return next((str(text) for key, text in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def value(element: etree._Element | None) -> str:
    """Give an element's `val`, "" where there is none."""
    return "" if element is None else attribute(element, "val")


def to_int(text: str, default: int) -> int:
    """Read a whole number of a few digits; anything else is the default."""
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else default
