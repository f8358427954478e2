"""A body that was made to be slow to read holds nobody up."""

import time

import pytest

from agentnet.web import bodies


@pytest.mark.parametrize("unit", [b'\\"', b'"\\', b'\\\\"', b'"', b"\\"])
def test_json_full_of_quotes_is_judged_at_once(unit: bytes) -> None:
    began = time.process_time()
    bodies.check_json(b'"' + unit * (bodies.BODY // len(unit)))
    assert time.process_time() - began < 2


@pytest.mark.parametrize("body", [b"[" * 33, b'{"a":' * 33, b'"]" ' + b"[" * 33, b'"\\"" ' + b"[" * 33])
def test_deep_json_is_still_refused(body: bytes) -> None:
    with pytest.raises(bodies.BadInput):
        bodies.check_json(body)


def test_brackets_inside_words_are_no_depth() -> None:
    bodies.check_json(b'{"text": "' + b"[" * 99 + b'\\"' + b"{" * 99 + b'"}')
