#!/bin/sh
# Licences, duplicates and sources of what is built into tilik, by cargo and python3 alone: what `cargo deny check` asks
# of deny.toml, for a machine that has no cargo-deny. Exits with 1 where something is not allowed.
set -eu
cd "$(dirname "$0")/.."
cargo metadata --format-version 1 --locked --filter-platform x86_64-unknown-linux-gnu \
    --filter-platform x86_64-unknown-linux-musl --filter-platform x86_64-pc-windows-gnu | python3 -c '
import collections, json, re, sys, tomllib

rules = tomllib.load(open("deny.toml", "rb"))
allowed = set(rules["licenses"]["allow"])
skipped = {one["crate"].split("@")[0] for one in rules["bans"]["skip"]}
banned = {one["crate"] for one in rules["bans"]["deny"]}
data = json.load(sys.stdin)
packages = {one["id"]: one for one in data["packages"]}
nodes = {one["id"]: one for one in data["resolve"]["nodes"]}

# What tests alone use is not built in.
built, todo = set(), [data["resolve"]["root"]]
while todo:
    here = todo.pop()
    if here in built:
        continue
    built.add(here)
    for below in nodes[here]["deps"]:
        if any(kind["kind"] != "dev" for kind in below["dep_kinds"]):
            todo.append(below["pkg"])

def holds(licence):
    """Whether a licence expression can be kept with the allowed ones."""
    tokens = re.findall(r"\(|\)|/|[A-Za-z0-9.+-]+(?: WITH [A-Za-z0-9.-]+)?", licence)
    tokens = ["OR" if token == "/" else token for token in tokens]
    def either():
        value = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            value = both() or value
        return value
    def both():
        value = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            value = one() and value
        return value
    def one():
        token = tokens.pop(0)
        if token == "(":
            value = either()
            tokens.pop(0)
            return value
        return token in allowed
    return either()

faults = []
versions = collections.defaultdict(set)
for key in sorted(built - {data["resolve"]["root"]}):
    package = packages[key]
    name, source = package["name"], package["source"] or ""
    versions[name].add(package["version"])
    if not holds(package["license"] or "none"):
        faults.append(f"{name}: licence {package['\''license'\'']}")
    if not source.startswith("registry+"):
        faults.append(f"{name}: from {source or '\''a path'\''}")
    if name in banned:
        faults.append(f"{name}: not allowed")
for name, all in versions.items():
    if len(all) > 1 and name not in skipped:
        faults.append(f"{name}: in versions {sorted(all)}")
print(f"{len(built) - 1} crates are built in, {len(faults)} of them not as deny.toml allows")
print("\n".join(faults))
sys.exit(1 if faults else 0)
'
