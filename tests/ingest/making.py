"""Makes the real files that the tests read: PDF, DOCX, zip, and the nasty ones among them."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx


def pdf_of(*pages: str, filters: tuple[bytes, int] | None = None, title: str = "") -> bytes:
    """A PDF with a line of text per page line; `filters` puts another content stream in place of the pages'."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    objects.append(f"<< /Title ({title}) /CreationDate (D:20240304101112Z) >>".encode("ascii"))
    kids = []
    for page in pages:
        shown = " T* ".join(f"({line}) Tj" for line in page.split("\n"))
        content, layers = filters or (zlib.compress(f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET".encode("latin-1")), 1)
        names = b"[" + b"/FlateDecode " * layers + b"]"
        stream = b"<< /Length %d /Filter %s >>\nstream\n" % (len(content), names) + content + b"\nendstream"
        objects.append(stream)
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % len(objects)
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed)
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def pdf_bomb(mib: int = 600) -> bytes:
    """A PDF of a few kilobytes whose page is `mib` MiB of text operators, packed three times."""
    packer = zlib.compressobj(9)
    block = b"(aaaaaaaa) Tj " * 74_898  # about 1 MiB
    packed = b"".join(
        [packer.compress(b"BT /F1 1 Tf ")] + [packer.compress(block) for _ in range(mib)] + [packer.flush()]
    )
    return pdf_of("x", filters=(zlib.compress(zlib.compress(packed, 9), 9), 3))


def docx_of(*paragraphs: str, title: str = "", table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A DOCX as a word processor writes it."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_with(data: bytes, part: str, before: bytes, after: bytes) -> bytes:
    """The same DOCX with bytes of one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            target.writestr(info.filename, content.replace(before, after, 1) if info.filename == part else content)
    return out.getvalue()


def zip_of(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with exactly these names, safe or not."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries.items():
            info = zipfile.ZipInfo("placeholder")
            info.filename = name
            info.compress_type = method
            archive.writestr(info, data)
    return out.getvalue()
