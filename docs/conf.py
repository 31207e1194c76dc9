"""How the documents are built: ``sphinx-build -W -b html docs docs/_build/html``. Nothing is fetched from a network."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import attrs  # noqa: E402
from generate import DATA, pages  # noqa: E402
from sphinx.application import Sphinx  # noqa: E402

import aseanfacts  # noqa: E402

project = "aseanfacts"
author = "The aseanfacts authors"
copyright = "The aseanfacts authors; not affiliated with ASEAN"
version = release = aseanfacts.__version__
language = "en-GB"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
root_doc = "index"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
napoleon_numpy_docstring = False
napoleon_use_ivar = True

html_theme = "furo"
html_title = f"aseanfacts {release}"
html_show_sphinx = False
highlight_language = "python"


def write_generated_pages(_app: Sphinx) -> None:
    """Write what follows from the tables alone; only what changed, so that a second build is quick."""
    for name, text in pages(DATA).items():
        page = HERE / "reference" / "generated" / name
        page.parent.mkdir(exist_ok=True)
        if not page.exists() or page.read_text("utf-8") != text:
            page.write_text(text, "utf-8")


def hide_record_constructor(
    _app: Sphinx, what: str, _name: str, obj: object, *_rest: object
) -> tuple[str, None] | None:
    """Readers receive records and do not make them: their attributes say all."""
    if what == "class" and isinstance(obj, type) and attrs.has(obj):
        return "", None
    return None


def setup(app: Sphinx) -> None:
    """Connect the functions above."""
    app.connect("builder-inited", write_generated_pages)
    app.connect("autodoc-process-signature", hide_record_constructor)
