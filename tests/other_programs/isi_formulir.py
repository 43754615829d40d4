"""Fills in a blank form cell by cell, as a person would, and saves it.

    python3 isi_formulir.py FORM.xlsx ANSWERS.json OUT.xlsx

ANSWERS.json holds, for each sheet by name, the headers of its columns and the records: each record an object
from header to `[type, value]`. On the root's sheet the only record goes from question to answer. Rows of a
sheet are found by their header, and filled in from the first one that is free; a prepared row with the
record's own month is used for it.
"""

import datetime
import json
import sys

import openpyxl


def value(kind, text):
    if kind == "number":
        return float(text) if "." in text else int(text)
    if kind == "percent":
        return float(text) / 100
    if kind == "boolean":
        return text == "true"
    if kind == "date":
        return datetime.date.fromisoformat(text)
    if kind == "month":
        return datetime.date.fromisoformat(text + "-01")
    if kind == "time":
        return datetime.time.fromisoformat(text)
    return text


FORMATS = {"percent": "0.00%", "date": "dd/mm/yyyy", "month": "mmm yyyy", "time": "hh:mm"}


def put(cell, answer):
    kind, text = answer
    cell.value = value(kind, text)
    if kind in FORMATS:
        cell.number_format = FORMATS[kind]


def header_row(sheet, headers):
    """The row with most of the headers, and the column of each."""
    best = (0, {})
    for row in sheet.iter_rows(max_row=20):
        found = {}
        for cell in row:
            name = str(cell.value or "").rstrip(" *").strip()
            for header in headers:
                # The form may say behind a header what its numbers count.
                is_named = name == header or name.startswith(header + " (")
                if is_named and header not in found:
                    found[header] = cell.column
        if len(found) > len(best[1]):
            best = (row[0].row, found)
    return best


def fill_root(sheet, record):
    row, columns = header_row(sheet, ["Pertanyaan", "Jawaban"])
    questions = {}
    for cells in sheet.iter_rows(min_row=row + 1):
        for cell in cells:
            if cell.column == columns["Pertanyaan"] and cell.value:
                questions[str(cell.value).rstrip(" *").strip()] = cell.row
    for question, answer in record.items():
        put(sheet.cell(questions[question], columns["Jawaban"]), answer)


def fill_table(sheet, headers, records, month):
    row, columns = header_row(sheet, headers)
    missing = [header for header in headers if header not in columns]
    if missing:
        sys.exit(f"{sheet.title}: no columns {missing}")
    used = set()
    for record in records:
        at = row + 1
        while at in used or not usable(sheet, at, columns, record, month):
            at += 1
        used.add(at)
        for header, answer in record.items():
            put(sheet.cell(at, columns[header]), answer)


def usable(sheet, row, columns, record, month):
    filled = [header for header, column in columns.items() if sheet.cell(row, column).value is not None]
    if not filled:
        return True
    if filled != [month] or month not in record:
        return False
    prepared = sheet.cell(row, columns[month]).value
    return prepared.strftime("%Y-%m") == record[month][1]


def main():
    form, answers, out = sys.argv[1:]
    book = openpyxl.load_workbook(form)
    with open(answers, encoding="utf-8") as file:
        asked = json.load(file)
    for sheet in asked["sheets"]:
        if sheet["is_root"]:
            fill_root(book[sheet["name"]], sheet["records"][0])
        else:
            fill_table(book[sheet["name"]], sheet["headers"], sheet["records"], sheet["month"])
    book.save(out)


if __name__ == "__main__":
    main()
