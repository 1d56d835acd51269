"""Bytes, texts and values as strangers send them."""

from typing import Any

from hypothesis import strategies as st

# Also what JSON and sockets can carry and UTF-8 cannot: half a surrogate pair.
texts = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(), max_size=40),
    st.sampled_from(
        [
            "",
            "\0",
            "\x1b[2J",
            "\r\nset-cookie: a=b",
            "\u202e",
            "../../etc/passwd",
            "=1+1",
            "9" * 400,
        ]
    ),
    st.text(alphabet="-—= .,:;#@/<>{}[]()|\\\"'%$0123456789abcdefghinorstx", max_size=60),
)

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    texts,
)
json_values: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                ["data", "task_id", "status", "generated", "has_nsfw", "message", "id", "text"]
            )
            | st.text(max_size=8),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=20,
)


@st.composite
def near(draw: st.DrawFn, good: bytes) -> bytes:
    """The good bytes with a few spoilt, cut out, put in, doubled, or cut off."""
    data = bytearray(good)
    for _ in range(draw(st.integers(1, 4))):
        if not data:
            break
        at = draw(st.integers(0, len(data) - 1))
        to = min(len(data), at + draw(st.integers(1, 12)))
        match draw(st.integers(0, 4)):
            case 0:
                data[at:to] = draw(st.binary(min_size=to - at, max_size=to - at))
            case 1:
                del data[at:to]
            case 2:
                data[at:at] = draw(st.binary(max_size=12))
            case 3:
                data[at:at] = data[at:to] * draw(st.integers(1, 20))
            case _:
                del data[at:]
    return bytes(data)


def values_like(good: Any) -> st.SearchStrategy[Any]:
    """The good value, or one with a part of it gone or of another kind, at any depth."""
    if isinstance(good, dict):
        whole = st.fixed_dictionaries(
            {}, optional={name: values_like(value) for name, value in good.items()}
        )
        return st.one_of(st.just(good), whole, json_values)
    if isinstance(good, list):
        return st.one_of(
            st.just(good), *[st.lists(values_like(one), max_size=3) for one in good[:1]]
        )
    return st.one_of(st.just(good), scalars)
