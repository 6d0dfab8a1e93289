"""Parts of a long document become one file (pypdf)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from io import BytesIO


def joined(parts: Sequence[bytes]) -> bytes:
    """Return one PDF with the pages of all parts in order; the same parts give the same bytes."""
    if len(parts) == 1:
        return parts[0]
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415  only where a document has parts
    from pypdf.generic import ArrayObject, ByteStringObject  # noqa: PLC0415  as above

    writer = PdfWriter()
    told: Mapping[str, object] = PdfReader(BytesIO(parts[0])).metadata or {}
    for part in parts:
        writer.append(BytesIO(part), import_outline=False)
    writer.metadata = {name: str(text) for name, text in told.items()}
    name = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()[:16]
    writer._ID = ArrayObject([ByteStringObject(name), ByteStringObject(name)])
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    from pypdf import PdfReader  # noqa: PLC0415  as above

    return len(PdfReader(BytesIO(pdf)).pages)
