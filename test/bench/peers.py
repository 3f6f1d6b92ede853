"""CPU seconds of pandoc (html, epub, typst) and Typst (pdf) over the articles of a publication folder."""
import pathlib, resource, subprocess, sys, tempfile

import pypandoc, typst

pandoc = pypandoc.get_pandoc_path()
failed = 0
with tempfile.TemporaryDirectory() as folder:
    for source in sorted(pathlib.Path(sys.argv[1]).glob("content/*/source.md")):
        name = source.parent.name
        for form in ("html", "epub", "typst"):
            run = subprocess.run([pandoc, "-s", "-f", "gfm+yaml_metadata_block", str(source), "-t", form, "-o", f"{folder}/{name}.{form}"], stderr=subprocess.DEVNULL)
            failed += run.returncode != 0
        try:
            typst.compile(f"{folder}/{name}.typst", output=f"{folder}/{name}.pdf")
        except Exception:
            failed += 1
usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(f"{sum(u.ru_utime + u.ru_stime for u in usage):.2f} CPU s" + (f", {failed} files failed" if failed else ""))
