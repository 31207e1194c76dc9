"""How the documents are built: ``sphinx-build -W -b html docs docs/_build/html``. Nothing is fetched from a network."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import attrs  # noqa: E402
from charts import draw  # noqa: E402
from docutils import nodes  # noqa: E402
from docutils.nodes import TextElement  # noqa: E402
from generate import DATA, pages  # noqa: E402
from sphinx.addnodes import pending_xref  # noqa: E402
from sphinx.application import Sphinx  # noqa: E402
from sphinx.environment import BuildEnvironment  # noqa: E402

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
napoleon_numpy_docstring = False
napoleon_use_ivar = False
python_use_unqualified_type_names = True

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
    draw(HERE / "generated")


def hide_record_constructor(
    _app: Sphinx, what: str, _name: str, obj: object, *_rest: object
) -> tuple[str, None] | None:
    """Readers receive records and do not make them: their attributes say all."""
    if what == "class" and isinstance(obj, type) and attrs.has(obj):
        return "", None
    return None


def link_to_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, text: TextElement
) -> nodes.Element | None:
    """Documents show ``aseanfacts.Member``; signatures say ``aseanfacts.model.Member`` and mean the same."""
    target = str(node.get("reftarget", ""))
    name = target.rpartition(".")[2]
    if node.get("refdomain") != "py" or name not in aseanfacts.__all__ or target == f"aseanfacts.{name}":
        return None
    public = f"aseanfacts.{name}"
    return env.get_domain("py").resolve_xref(env, node["refdoc"], app.builder, "obj", public, node, text)


def setup(app: Sphinx) -> None:
    """Connect the functions above."""
    app.connect("builder-inited", write_generated_pages)
    app.connect("missing-reference", link_to_public_name)
    app.connect("autodoc-process-signature", hide_record_constructor)
