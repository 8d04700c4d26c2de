#!/usr/bin/env python3
"""Makes hostile files, gives each to `import --dry-run`, and prints seconds, processor, peak memory and what it said.

Limits: a minute, 1.5 GB, one sentence of 400 characters at most or rows that are read; never a stack trace.
bench/hostile.py [--only NAME,…] [--program DLL] [--write]   --write puts the table into docs/performance.md
"""
import gzip, os, random, shutil, subprocess, sys, tempfile, threading, time, zipfile

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
START, END = "<!-- hostile: written by bench/hostile.py -->", "<!-- end of hostile -->"
MB = 1 << 20
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def option(name, default):
    return next((a[len(name) + 1:] for a in sys.argv if a.startswith(name + "=")), default)


def workbook(path, sheet, shared=None):
    """A workbook of one sheet; sheet and shared texts are lists of pieces, so that they may be larger than memory."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        z.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>')
        z.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        z.writestr("xl/workbook.xml", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="s1"/></sheets></workbook>')
        z.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        for name, pieces in (("xl/worksheets/sheet1.xml", sheet), ("xl/sharedStrings.xml", shared)):
            if pieces is not None:
                with z.open(name, "w", force_zip64=True) as part:
                    for piece in pieces:
                        part.write(piece.encode())


def inline(*texts):
    return "".join(f'<c t="inlineStr"><is><t>{t}</t></is></c>' for t in texts)


def package(path, **parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for name, pieces in parts.items():
            with z.open(name.replace("__", "/").replace("_xml", ".xml"), "w", force_zip64=True) as part:
                for piece in pieces:
                    part.write(piece if isinstance(piece, bytes) else piece.encode())


def text(path, *pieces):
    with (gzip.open(path, "wb", compresslevel=1) if path.endswith(".gz") else open(path, "wb")) as f:
        for piece in pieces:
            for part in (piece if not isinstance(piece, (str, bytes)) else [piece]):
                f.write(part if isinstance(part, bytes) else part.encode())


def shared_texts(n):
    yield '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    for i in range(n // 1000):
        yield "".join(f"<si><t>texte {i * 1000 + j}</t></si>" for j in range(1000))
    yield "</sst>"


def million_rows(n, sentence):
    yield SHEET + "<row>" + inline("id", "body") + "</row>"
    for i in range(n // 1000):
        yield "".join(f"<row>{inline(f'p{i * 1000 + j}', f'{sentence} {i * 1000 + j}')}</row>" for j in range(1000))
    yield "</sheetData></worksheet>"


WORD = '<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body>'
LOOP = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"

CASES = {
    "six million shared texts in a workbook": ("a.xlsx", lambda p: workbook(p, [SHEET, "<row>", inline("id", "body"), "</row><row>", inline("a", "un"), "</row></sheetData></worksheet>"], shared_texts(6_000_000))),
    "a workbook of a million rows": ("a.xlsx", lambda p: workbook(p, million_rows(1_000_000, "Il faut ouvrir le guichet le samedi"))),
    "a workbook's row of ten million cells": ("a.xlsx", lambda p: workbook(p, [SHEET, "<row>"] + [inline("x") * 10_000] * 1_000 + ["</row></sheetData></worksheet>"])),
    "a row of ten million cells": ("a.csv", lambda p: text(p, "id,body\np1,un\n", ("x," * 10_000 for _ in range(1_000)), "\n")),
    "three million columns": ("a.csv", lambda p: text(p, "id,body", (",c" * 10_000 for _ in range(300)), "\np1,un\n")),
    "a quote never closed, 1.5 GB unpacked": ("a.csv.gz", lambda p: text(p, 'id,body\np1,"', (random.Random(1).randbytes(1000).hex() * 524 + "\n" for _ in range(1_500)))),
    "a bomb of 3 GB": ("a.csv.gz", lambda p: text(p, "id,body\np1,", (b"a" * MB for _ in range(3_000)))),
    "an archive in an archive, six deep": ("a.zip", lambda p: nested(p, 6)),
    "300,000 open elements in a cell": ("a.csv", lambda p: text(p, "id,body\np1," + "<div>" * 199_000 + "fond\np2," + "<b " * 300_000 + "\n")),
    "300 MB of text in one .docx": ("a.docx", lambda p: package(p, word__document_xml=[WORD] + ["<p><r><t>" + "mot " * 250_000 + "</t></r></p>"] * 300 + ["</body></document>"])),
    "two million levels in one .docx": ("a.docx", lambda p: package(p, word__document_xml=[WORD, "<p>" * 2_000_000, "</p>" * 2_000_000, "</body></document>"])),
    "external entities in a workbook": ("a.xlsx", lambda p: workbook(p, ['<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', SHEET, "<row>", inline("id", "&e;"), "</row></sheetData></worksheet>"])),
    "a PDF of random bytes": ("a.pdf", lambda p: text(p, b"%PDF-1.7\n", random.Random(2).randbytes(20 * MB))),
    "a PDF that contains itself": ("a.pdf", lambda p: text(p, LOOP)),
    "names that climb out of an archive": ("a.zip", lambda p: package(p, **{"..__..__..__tmp__evasion.csv": ["id,body\np1,un\n"]})),
    "five million brackets": ("a.json", lambda p: text(p, '[{"id":"a","body":', "[" * 5_000_000)),
    "a line of JSON of 400 MB": ("a.jsonl", lambda p: text(p, '{"id":"a","body":"', (b"a" * MB for _ in range(400)), '"}\n')),
    "a file cut in its compression": ("a.csv.gz", lambda p: cut(p)),
    "100 MB of NULs": ("a.csv", lambda p: text(p, "id,body\np1,un\np2,", (b"\0" * MB for _ in range(100)))),
    "a chain of a million parents, then a circle": ("a.csv", lambda p: text(p, "id,kind,parent_id,body\n", (f"p{i},comment,p{(i + 1) % 1_000_000},un\n" for i in range(1_000_000)))),
    "a million rejects": ("a.csv", lambda p: text(p, "id,body\n", (",sans clé\n" * 10_000 for _ in range(100)))),
    "a gigabyte of one word": ("a.txt", lambda p: text(p, (b"mot " * (MB // 4) for _ in range(1_000)))),
}


def nested(path, depth):
    inner = path + ".0.zip"
    package(inner, **{"contributions.csv": ["id,body\np1,un\n"]})
    for i in range(depth):
        outer = f"{path}.{i + 1}.zip"
        with zipfile.ZipFile(outer, "w") as z:
            z.write(inner, "dedans.zip")
        inner = outer
    shutil.move(inner, path)


def cut(path):
    text(path, "id,body\n", (f"p{i},{random.random()}\n" for i in range(200_000)))
    with open(path, "r+b") as f:
        f.truncate(os.path.getsize(path) // 2)


def run(program, path, data):
    """Runs the command; seconds, processor and peak memory are the program's own, without its database."""
    environment = dict(os.environ, SYNTHESIS_DATA=data)
    began = time.time()
    process = subprocess.Popen(["dotnet", program, "import", path, "--consultation", "essai", "--dry-run"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    out, said = [], []
    readers = [threading.Thread(target=lambda s, to: to.extend(s), args=(s, to)) for s, to in ((process.stdout, out), (process.stderr, said))]
    for reader in readers:
        reader.start()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    for reader in readers:
        reader.join()
    message = b"".join(said).decode().strip() or next((l.decode().strip() for l in out if b"read" in l), "")
    return time.time() - began, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6, process.returncode, message


def main():
    program = option("--program", os.path.join(HOME, "src/Dashboard/bin/Release/net10.0/SynthesisPipeline.Dashboard.dll"))
    wanted = option("--only", "")
    folder = tempfile.mkdtemp(prefix="sp-hostile-")
    os.chmod(folder, 0o755)
    data = os.path.join(folder, "data")
    lines = ["| file | on disk | seconds | processor | peak memory | ended as |", "| --- | --- | --- | --- | --- | --- |"]
    bad = 0
    try:
        for name, (file, make) in CASES.items():
            if wanted and not any(w in name for w in wanted.split(",")):
                continue
            path = os.path.join(folder, file)
            make(path)
            size = os.path.getsize(path)
            seconds, processor, peak, code, message = run(program, path, data)
            for left in os.listdir(folder):
                if left != "data":
                    os.remove(os.path.join(folder, left))
            fault = seconds > 60 or peak > 1500 or code not in (0, 1) or "\n" in message or len(message) > 400 or "   at " in message
            bad += fault
            ended = message.replace(file, "FICHIER").replace("|", "\\|") if code == 1 else f"read: {message}"
            lines.append(f"| {name} | {size / 1e6:.1f} MB | {seconds:.0f} s | {processor:.0f} s | {peak:.0f} MB | {'**over** ' if fault else ''}{ended} |")
            print(lines[-1], flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(lines) - 2} files, {bad} over a limit; load of the machine when it ended {os.getloadavg()[0]:.1f}")
    if "--write" in sys.argv:
        page = os.path.join(HOME, "docs/performance.md")
        with open(page) as f:
            whole = f.read()
        with open(page, "w") as f:
            f.write(whole[:whole.index(START)] + START + "\n" + "\n".join(lines) + "\n" + whole[whole.index(END):])
    return 1 if bad else 0


sys.exit(main())
