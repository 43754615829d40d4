"""What hostile files cost: makes each case into a folder, runs tilik on it, and prints the table of docs/trust.md.

    cargo build --release
    python3 docs/hostile-cases.py [--tilik PROGRAM] [--keep] [WORD …]

With words, only the cases are made whose names hold one of them. `--keep` leaves the folders. Needs Linux, Python's
own library, and 1 GB below the temporary folder. Time is that of the processor (user and system), memory the most
that was held at once. A run is ended after five minutes, or where it asks for more than 8 GB.
"""

import argparse
import itertools
import json
import os
import pathlib
import re
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
CHECKLIST = ROOT / "tests/fixtures/diagnostics/checklist.yaml"
NAMELESS = "periode: 2005\nkode: P0001\n"
HEAD = NAMELESS + "nama: Contoh\n"
PATIENCE = 300
MOST_MEMORY = 8 << 30
CASES = []


def case(name, *commands):
    """Registers what makes a case in the folder it is run in, and the commands that are run on it."""
    def register(make):
        CASES.append((name, make, commands))
        return make
    return register


def write(name, parts):
    """A file of texts, which need not fit into memory."""
    pathlib.Path(name).parent.mkdir(parents=True, exist_ok=True)
    with open(name, "w", encoding="utf-8", newline="") as file:
        file.writelines([parts] if isinstance(parts, str) else parts)


# Workbooks

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def package(name, files):
    """A zip of files, each given by texts."""
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, parts in files.items():
            with archive.open(inside, "w", force_zip64=True) as file:
                for part in [parts] if isinstance(parts, str) else parts:
                    file.write(part.encode())


def xlsx(name, rows):
    """A workbook whose one sheet has these rows, in XML."""
    space = "http://schemas.openxmlformats.org"
    package(name, {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{space}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}/spreadsheetml/2006/main" '
        f'xmlns:r="{space}/officeDocument/2006/relationships">'
        '<sheets><sheet name="sarana" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship '
        f'Id="rId1" Type="{space}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": itertools.chain([SHEET], rows, ["</sheetData></worksheet>"]),
    })


def ods(name, rows):
    """The same as OpenDocument."""
    package(name, {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{OFFICE}manifest:1.0"/>',
        "content.xml": itertools.chain(
            [f'<office:document-content xmlns:office="{OFFICE}office:1.0" xmlns:table="{OFFICE}table:1.0" '
             f'xmlns:text="{OFFICE}text:1.0"><office:body><office:spreadsheet><table:table table:name="sarana">'],
            rows, ["</table:table></office:spreadsheet></office:body></office:document-content>"]),
    })


def cells(count, of_a_row=60):
    """Rows of numbers, so many cells together."""
    columns = [chr(65 + at % 26) if at < 26 else "A" + chr(65 + at - 26) for at in range(min(of_a_row, 52))]
    for number in range(1, count // len(columns) + 1):
        inside = "".join(f'<c r="{column}{number}"><v>{number}</v></c>' for column in columns)
        yield f'<row r="{number}">{inside}</row>'


def overlapping(name, inside, count):
    """A zip whose entries all stand at one place: 10 MB that seem to be as often there."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = b" " * 10_000_000
    packed = packer.compress(plain) + packer.flush()
    sizes = (zlib.crc32(plain), len(packed), len(plain))
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, *sizes, len(inside), 0) + inside.encode() + packed
    entries = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, *sizes, len(own), 0, 0, 0, 0, 0, 0) + own
        for own in (f"xl/{number}.xml".encode() for number in range(count)))
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(entries), len(local), 0)
    pathlib.Path(name).write_bytes(local + entries + end)


# Dossiers and lists

READ = "validate -c contoh.yaml "


@case("100,000 unknown keys in one dossier", READ + "a.yaml")
def _():
    write("a.yaml", itertools.chain([HEAD], (f"salah{at}: 1\n" for at in range(100_000))))


@case("the same in JSON", READ + "a.json")
def _():
    wrong = {f"salah{at}": 1 for at in range(100_000)}
    write("a.json", json.dumps({"periode": "2005", "kode": "P0001", "nama": "x"} | wrong))


@case("1,000,000 unknown keys in JSON", READ + "a.json")
def _():
    wrong = {f"salah{at}": 1 for at in range(1_000_000)}
    write("a.json", json.dumps({"periode": "2005", "kode": "P0001", "nama": "x"} | wrong))


@case("one key 100,000 times, in YAML and in JSON", READ + "a.yaml", READ + "a.json")
def _():
    write("a.yaml", itertools.chain([HEAD], itertools.repeat("staf: 1\n", 100_000)))
    again = ',"staf":1' * 100_000
    write("a.json", f'{{"periode":"2005","kode":"P0001","nama":"x"{again}}}')


@case(".xlsx of 0.9 MB that unpacks to 900 MB", READ + "a.xlsx")
def _():
    xlsx("a.xlsx", itertools.repeat(" " * 1_000_000, 900))


@case(".ods of 0.9 MB that unpacks to 900 MB", READ + "a.ods")
def _():
    ods("a.ods", itertools.repeat(" " * 1_000_000, 900))


@case(".xlsx whose 100 files all stand at one place", READ + "a.xlsx")
def _():
    overlapping("a.xlsx", "xl/0.xml", 100)


@case(".xlsx of 4,900,000 cells", READ + "a.xlsx")
def _():
    xlsx("a.xlsx", cells(4_900_000))


@case(".xlsx of 6,000,000 cells", READ + "a.xlsx")
def _():
    xlsx("a.xlsx", cells(6_000_000))


@case(".ods whose one row repeats a million times", READ + "a.ods")
def _():
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    ods("a.ods", [f'<table:table-row table:number-rows-repeated="1000000">{cell * 10}</table:table-row>'])


@case(".ods whose one cell repeats two billion times", READ + "a.ods")
def _():
    cell = '<table:table-cell table:number-columns-repeated="2000000000" office:value-type="string">'
    ods("a.ods", [f"<table:table-row>{cell}<text:p>x</text:p></table:table-cell></table:table-row>"])


@case("`.yaml` and `.xlsx` that are links to `/dev/zero`", READ + "a.yaml a.xlsx")
def _():
    for name in ["a.yaml", "a.xlsx"]:
        os.symlink("/dev/zero", name)


@case("a pipe that nobody writes to", READ + "a.json")
def _():
    os.mkfifo("a.json")


@case("61 folders in each other", READ + "a")
def _():
    write("a/" + "b/" * 60 + "a.yaml", HEAD)


@case("links that lead to each other, and a folder's to itself",
      READ + "a.yaml", READ + "masuk", "plan -c contoh.yaml --as-of 2006-01-02 masuk",
      "followup -c contoh.yaml masuk masuk", "compare -c contoh.yaml masuk")
def _():
    os.symlink("b.yaml", "a.yaml")
    os.symlink("a.yaml", "b.yaml")
    write("masuk/a.yaml", HEAD)
    for name in ["satu", "dua", "tiga"]:
        os.symlink(".", "masuk/" + name)


@case("aliases that stand for 10 billion values", READ + "a.yaml")
def _():
    lists = [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]\n" for at in range(1, 10)]
    write("a.yaml", [HEAD, "a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]\n", *lists])


@case("100,000 open brackets in YAML", READ + "a.yaml")
def _():
    write("a.yaml", HEAD + "sarana: " + "[" * 100_000)


@case("the same in JSON", READ + "b.json")
def _():
    write("b.json", '{"periode":"2005","kode":"P0001","nama":"x","sarana":' + "[" * 100_000)


@case("YAML that is one text of 200 MB", READ + "a.yaml")
def _():
    write("a.yaml", itertools.chain([f"{NAMELESS}nama: '"], itertools.repeat("x" * 1_000_000, 200), ["'\n"]))


@case("YAML that is a block of 2,000,000 lines", READ + "a.yaml")
def _():
    write("a.yaml", itertools.chain(
        [NAMELESS, "nama: |\n"], itertools.repeat("  " + "x" * 98 + "\n", 2_000_000)))


def rows(count):
    """A dossier with so many rows."""
    return itertools.chain([HEAD + "sarana:\n"], (f"  - {{jenis: Alat {at}, jumlah: {at}}}\n" for at in range(count)))


@case("1,000,000 rows in one dossier", READ + "a.yaml")
def _():
    write("a.yaml", rows(1_000_000))


@case("200,000 rows in one dossier, as many as there may be", READ + "a.yaml")
def _():
    write("a.yaml", rows(200_000))


@case("a dossier of 20,000 rows, in every format", *(f"assess -c contoh.yaml a.yaml -o keluar --format {name}" for name in [
    "html", "xlsx", "docx", "umpan-balik", "agenda", "json", "parquet"]))
def _():
    write("a.yaml", rows(20_000))


@case("a dossier of 20,000 bad cells", READ + "a.yaml")
def _():
    write("a.yaml", itertools.chain([HEAD + "sarana:\n"], (f"  - {{jenis: Alat, jumlah: x{at}}}\n" for at in range(20_000))))


@case("100,000 bad lines of NDJSON", READ + "a.ndjson", "assess -c contoh.yaml a.ndjson --format ndjson")
def _():
    write("a.ndjson", (f'{{"periode":"2005","kode":"P{at % 10000:04}","nama":"x","salah":{at}}}\n' for at in range(100_000)))


def line(size):
    """A line of NDJSON of so many bytes."""
    head = '{"periode":"2005","kode":"P0001","nama":"'
    return head + "x" * (size - len(head) - 2) + '"}\n'


@case("a line of NDJSON of 16 MB", "assess -c contoh.yaml a.ndjson --format csv")
def _():
    write("a.ndjson", line(16 << 20))


@case("a line of NDJSON of 17 MB", "assess -c contoh.yaml a.ndjson --format csv")
def _():
    write("a.ndjson", line(17 << 20))


@case("CSV of 1,000,000 columns in one line", READ + "masuk")
def _():
    write("masuk/unit.csv", "kode,nama,periode\nP0001,Contoh,2005\n")
    write("masuk/sarana.csv", itertools.chain(["jenis"], (f",k{at}" for at in range(1_000_000)), ["\nAlat\n"]))


@case("CSV with a cell of 100 MB", READ + "masuk")
def _():
    write("masuk/unit.csv", itertools.chain(
        ["kode,nama,periode\nP0001,"], itertools.repeat("x" * 1_000_000, 100), [",2005\n"]))


@case("a list of units of 1,000,000 columns", "compare -c contoh.yaml a.yaml --units daftar.csv")
def _():
    write("a.yaml", HEAD)
    write("daftar.csv", itertools.chain(["kode,nama"], (f",k{at}" for at in range(1_000_000)), ["\nP0001,Contoh\n"]))


@case("names of files of 255 bytes, and names that are no text", READ + "masuk",
      "assess -c contoh.yaml masuk -o keluar --format json,csv,html")
def _():
    os.mkdir("masuk")
    for at, name in enumerate([b"x" * 250 + b".yaml", b"\xff\xfe.yaml", b"a\nb\x1b[31m.yaml", b"-o.yaml"]):
        with open(b"masuk/" + name, "w", encoding="utf-8") as file:
            file.write(HEAD.replace("P0001", f"P000{at}"))


@case("codes that are paths, devices, or long", "assess -c bebas.yaml masuk -o keluar --format json,csv,html")
def _():
    checklist = CHECKLIST.read_text(encoding="utf-8").replace(', pattern: "P[0-9]{4}"', "")
    write("bebas.yaml", checklist)
    codes = ["../../x", "CON", "con.", "x" * 300, "a...", "a:b", "C:\\x", "/etc/x", ".", "..", "a\0b", "NUL.txt", "é" * 100]
    for at, code in enumerate(codes):
        write(f"masuk/{at}.json", json.dumps({"periode": "2005", "kode": code, "nama": "x"}))


# Checklists and templates


def checklist(criteria):
    """A checklist with criteria of one's own."""
    head, rest = CHECKLIST.read_text(encoding="utf-8").split("criteria:\n")
    return itertools.chain([head, "criteria:\n"], criteria)


def measured(number, measure):
    """A criterion in a line."""
    return f"  - {{id: X{number}, section: proses, title: x, basis: [pedoman], measure: '{measure}'}}\n"


@case("a checklist of 100,000 bad criteria", "check a.yaml")
def _():
    write("a.yaml", checklist(f"  - {{id: X{at}, section: tidak_ada, measure: tidak_ada}}\n" for at in range(100_000)))


@case("a checklist of 10,000 good criteria", "check a.yaml", "assess -c a.yaml b.yaml -o keluar --format html,xlsx,docx,json")
def _():
    write("a.yaml", checklist(measured(at, "staf >= 3") for at in range(10_000)))
    write("b.yaml", HEAD)


@case("expressions of 200 operators", "check a.yaml", "assess -c a.yaml b.yaml --format json")
def _():
    measures = [" + ".join(["staf"] * 200) + " >= 3", " - ".join(["staf"] * 200) + " >= 3", " * ".join(["2"] * 200) + " >= staf"]
    write("a.yaml", checklist(measured(at, measure) for at, measure in enumerate(measures)))
    write("b.yaml", HEAD + "staf: 3\n")


WORD = ('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>', "</w:body></w:document>")


def letter(inside, body):
    """A Word template in a folder of templates: the built-in one with another body."""
    place = pathlib.Path(inside)
    place.mkdir(parents=True)
    with zipfile.ZipFile(ROOT / "reports/docx/laporan.id.docx") as built_in:
        files = {name: built_in.read(name).decode() for name in built_in.namelist()}
    files["word/document.xml"] = itertools.chain([WORD[0]], body, [WORD[1]])
    package(place / "laporan.docx", files)


@case("a Word template of 100,000 elements in each other", "check --templates templat", "assess -c contoh.yaml a.yaml -o keluar --format docx --templates templat")
def _():
    letter("templat/docx", ["<w:p>" * 100_000, "</w:p>" * 100_000])
    write("a.yaml", HEAD)


@case("a Word template of 100,000 tags", "check --templates templat", "assess -c contoh.yaml a.yaml -o keluar --format docx --templates templat")
def _():
    letter("templat/docx", itertools.repeat("<w:p><w:r><w:t>{{unit.name}}</w:t></w:r></w:p>", 100_000))
    write("a.yaml", HEAD)


@case("a template that includes itself", "check --templates templat", "assess -c contoh.yaml a.yaml -o keluar --format html --templates templat")
def _():
    write("templat/html/laporan.hbs", "{{> html/laporan}}\n")
    write("a.yaml", HEAD)


@case("a template of loops in loops", "check --templates templat", "assess -c contoh.yaml a.yaml -o keluar --format html --templates templat")
def _():
    each, end = "{{#each sections}}x", "{{/each}}"
    write("templat/html/laporan.hbs", each * 8 + end * 8)
    write("a.yaml", HEAD)


# Running

def apart(make):
    """Makes a case in a process of its own: what it holds would else count for the runs that are begun here."""
    child = os.fork()
    if child == 0:
        make()
        sys.stdout.flush()
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit("a case could not be made")


def bounded():
    """Lets a run end by itself where it would take the machine with it."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def run(tilik, command):
    """How a command ended: status, seconds of processor time, bytes held at most, and what was said first."""
    with tempfile.TemporaryFile() as told, open(os.devnull, "wb") as nowhere:
        child = subprocess.Popen([tilik, *command.split()], stdin=subprocess.DEVNULL, stdout=nowhere, stderr=told, preexec_fn=bounded)
        timer = threading.Timer(PATIENCE, child.kill)
        timer.start()
        _, status, used = os.wait4(child.pid, 0)
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        said = told.read(200_000).decode(errors="replace")
    code = re.search(r"(?:galat|error)(?:\[([a-z0-9-]+)\])?: (.*)", said)
    said = (code.group(1) or code.group(2)[:80]) if code else ""
    if child.returncode < 0:
        said = "not done after 5 minutes" if -child.returncode == 9 else f"ended by signal {-child.returncode}"
    return child.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, said


def main():
    """Makes, runs and shows each case."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tilik", default=str(ROOT / "target/release/tilik"))
    options.add_argument("--keep", action="store_true")
    options.add_argument("words", nargs="*")
    asked = options.parse_args()
    tilik = shutil.which(asked.tilik) or sys.exit(f"{asked.tilik}: build it first by `cargo build --release`")
    tilik = str(pathlib.Path(tilik).resolve())
    for variable in ["TILIK_LANG", "TILIK_LIMIT"]:
        os.environ.pop(variable, None)
    base = pathlib.Path(tempfile.mkdtemp(prefix="hostile-"))
    print("| case | command | time | memory | status | said |\n| --- | --- | ---: | ---: | ---: | --- |", flush=True)
    worst = 0
    for number, (name, make, commands) in enumerate(CASES):
        if asked.words and not any(word in name for word in asked.words):
            continue
        folder = base / f"{number:02}"
        folder.mkdir()
        os.chdir(folder)
        shutil.copy(CHECKLIST, "contoh.yaml")
        apart(make)
        for command in commands:
            status, seconds, held, said = run(tilik, command)
            worst = max(worst, -status if status < 0 else 0, 101 if status == 101 else 0)
            print(f"| {name} | `{command}` | {seconds:.1f} s | {held / 1e6:.0f} MB | {status} | {said} |", flush=True)
        os.chdir(base)
        if not asked.keep:
            shutil.rmtree(folder)
    if asked.keep:
        print(base)
    else:
        shutil.rmtree(base)
    return worst


if __name__ == "__main__":
    sys.exit(main())
