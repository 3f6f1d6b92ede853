"""What translate-toolkit reads in translators' files: one JSON line per file, {file, units: [[article/id, source, target]]} or {file, error}."""
import json
import sys

from translate.storage.pypo import pofile
from translate.storage.tmx import tmxfile
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File


def store_of(path):
    if path.endswith(".po"):
        return pofile
    if path.endswith(".tmx"):
        return tmxfile
    return Xliff2File if path.endswith(".21.xlf") else Xliff1File


def name_of(path, unit):
    if path.endswith(".po"):
        return unit.getcontext()
    # The store puts the file before the id; XLIFF 2 has our id as name of the unit.
    if path.endswith(".21.xlf"):
        around = {element.tag.rpartition("}")[2]: element for element in [unit.xmlelement, *unit.xmlelement.iterancestors()]}
        return f'{around["file"].get("original")}/{around["unit"].get("name")}'
    return unit.getid().replace("\x04", "/")


def read(path):
    store = store_of(path).parsefile(path)
    return [[name_of(path, unit), str(unit.source), str(unit.target or "")] for unit in store.units if not unit.isheader()]


for path in sys.argv[1:]:
    try:
        print(json.dumps({"file": path, "units": read(path)}))
    except Exception as error:  # whatever it does not understand is a verdict
        print(json.dumps({"file": path, "error": f"{type(error).__name__}: {error}"}))
