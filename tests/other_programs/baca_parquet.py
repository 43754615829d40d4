"""Reads the two Parquet tables of an assessment with DuckDB and with pyarrow, and says what is in them.

    python3 baca_parquet.py FOLDER CHECKLIST

Prints one JSON object: the columns with their types as each program takes them, the rows of the table of dossiers,
and what DuckDB makes of both tables joined.
"""

import json
import sys

import duckdb
import pyarrow.parquet as parquet

folder, checklist = sys.argv[1:]
dossiers, criteria = (f"{folder}/{checklist}{end}.parquet" for end in ("", "_kriteria"))


def types(path):
    seen = duckdb.sql(f"describe select * from '{path}'").fetchall()
    arrow = parquet.read_schema(path)
    return [[name, kind, str(arrow.field(name).type)] for name, kind, *_ in seen]


rows = duckdb.sql(f"select * from '{dossiers}'").fetchall()
assert rows == [tuple(row.values()) for row in parquet.read_table(dossiers).to_pylist()]
joined = duckdb.sql(f"""
    select d.code, d.score_low, sum(k.effective_weight * k.points_low / k.points_max) as again
    from '{dossiers}' d join '{criteria}' k using (code, "from", source)
    where k.points_max > 0 group by all order by d.code""").fetchall()
print(json.dumps({
    "dossiers": types(dossiers),
    "criteria": types(criteria),
    "rows": [[str(cell) if cell is not None else "" for cell in row] for row in rows],
    "joined": joined,
}))
