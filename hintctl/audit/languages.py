"""What is a comment and what a string, language by language: enough to tell names from text, not to compile.

Own tables rather than a general highlighter: one of those took 3.7 s over 40 KB of one Java line and four times that
over twice the length, and a lint step must stay linear over whatever somebody's repository holds.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

C_COMMENTS = (("/*", "*/"),)
_QUOTES = ('"', "'")


@dataclass(frozen=True, kw_only=True)
class Language:
    """A family of languages that lex alike.

    `line_comments` open a comment to the end of the line, `block_comments` one to their second half. `strings` are
    quotes that end on their line, `long_strings` pairs that may span lines. `hyphens`: names may contain `-`.
    `prose`: text for people, with code in it at most in passing. `data`: values, and nothing that runs.
    """

    name: str
    line_comments: tuple[str, ...] = ()
    block_comments: tuple[tuple[str, str], ...] = ()
    strings: tuple[str, ...] = _QUOTES
    long_strings: tuple[tuple[str, str], ...] = ()
    hyphens: bool = False
    prose: bool = False
    data: bool = False


_JS = Language(name="javascript", line_comments=("//",), block_comments=C_COMMENTS, long_strings=(("`", "`"),))
_HTML = Language(
    name="html", block_comments=(("<!--", "-->"), ("{#", "#}"), ("<%#", "%>"), ("{{!--", "--}}")), hyphens=True
)
_PYTHON = Language(name="python", line_comments=("#",), long_strings=(('"""', '"""'), ("'''", "'''")))
_RUBY = Language(name="ruby", line_comments=("#",), block_comments=(("\n=begin", "\n=end"),))
_ELIXIR = Language(name="elixir", line_comments=("#",), long_strings=(('"""', '"""'), ("'''", "'''")))
_SHELL = Language(name="shell", line_comments=("#",), strings=(), long_strings=(('"', '"'), ("'", "'")))
_SQL = Language(name="sql", line_comments=("--", "#"), block_comments=C_COMMENTS, strings=('"', "'", "`"))
_YAML = Language(name="yaml", line_comments=("#",), data=True)
_JSON = Language(name="json", line_comments=("//",), block_comments=C_COMMENTS, strings=('"',), data=True)
_LISP = Language(name="lisp", line_comments=(";",), strings=(), long_strings=(('"', '"'),), hyphens=True)
_PROSE = Language(name="prose", block_comments=(("<!--", "-->"),), strings=(), prose=True)
_INI = Language(name="ini", line_comments=("#", ";"), data=True)
_TABLE = Language(name="table", strings=('"',), data=True)
GENERIC = Language(name="generic", line_comments=("#", "//"), block_comments=C_COMMENTS)

_LANGUAGES: tuple[tuple[Language, str], ...] = (
    (_JS, ".js .jsx .mjs .cjs .ts .tsx .mts .cts .es6 .coffee .as"),
    (
        Language(
            name="markup with scripts",
            line_comments=("//",),
            block_comments=(*C_COMMENTS, ("<!--", "-->")),
            long_strings=(("`", "`"),),
            hyphens=True,
        ),
        ".vue .svelte .astro",
    ),
    (
        _HTML,
        (
            ".html .htm .xhtml .erb .rhtml .eex .heex .leex .ejs .hbs .handlebars .mustache .twig .jinja .jinja2 "
            ".j2 .liquid .njk .haml .slim .pug .jsp .cshtml .razor .gohtml .tmpl .tpl"
        ),
    ),
    (
        Language(name="xml", block_comments=(("<!--", "-->"),), hyphens=True, data=True),
        ".xml .xsd .xsl .xslt .wsdl .plist .svg .csproj .config .resx .storyboard",
    ),
    (_PYTHON, ".py .pyi .pyw .pyx .bzl .star .robot"),
    (_RUBY, ".rb .rake .gemspec .ru .jbuilder .rabl .cr .builder .arb"),
    (Language(name="php", line_comments=("//", "#"), block_comments=C_COMMENTS), ".php .phtml .inc .module"),
    (Language(name="go", line_comments=("//",), block_comments=C_COMMENTS, long_strings=(("`", "`"),)), ".go"),
    (
        Language(name="jvm", line_comments=("//",), block_comments=C_COMMENTS, long_strings=(('"""', '"""'),)),
        ".java .kt .kts .scala .sc .groovy .gradle .sbt",
    ),
    (
        Language(name="c#", line_comments=("//",), block_comments=C_COMMENTS, long_strings=(('"""', '"""'),)),
        ".cs .csx .fs .fsx",
    ),
    (
        Language(
            name="swift",
            line_comments=("//",),
            block_comments=C_COMMENTS,
            strings=('"',),
            long_strings=(('"""', '"""'),),
        ),
        ".swift",
    ),
    (
        Language(name="rust", line_comments=("//",), block_comments=C_COMMENTS, strings=('"',)),
        ".rs",
    ),  # a ' is a lifetime
    (
        Language(
            name="dart", line_comments=("//",), block_comments=C_COMMENTS, long_strings=(('"""', '"""'), ("'''", "'''"))
        ),
        ".dart",
    ),
    (
        Language(name="c", line_comments=("//",), block_comments=C_COMMENTS),
        (".c .h .cc .cpp .cxx .hpp .hh .m .mm .proto .thrift .zig .v .sol .d .prisma .avsc"),
    ),
    (Language(name="graphql", line_comments=("#",), long_strings=(('"""', '"""'),)), ".graphql .gql .graphqls"),
    (_ELIXIR, ".ex .exs .jl .nim"),
    (Language(name="erlang", line_comments=("%",)), ".erl .hrl .tex .m4 .pro"),
    (
        Language(name="lua", line_comments=("--",), block_comments=(("--[[", "]]"),)),
        ".lua .hs .elm .purs .ada .adb .ads .applescript",
    ),
    (_SQL, ".sql .ddl .dml .psql .hql .bq .cql"),
    (Language(name="ml", block_comments=(("(*", "*)"),), strings=('"',)), ".ml .mli .pas .dpr"),
    (Language(name="basic", line_comments=("'",), strings=('"',)), ".vb .vbs .bas .cls .frm"),
    (_LISP, ".clj .cljs .cljc .edn .lisp .el .scm .rkt"),
    (_SHELL, ".sh .bash .zsh .fish .ksh .bats"),
    (Language(name="powershell", line_comments=("#",), block_comments=(("<#", "#>"),)), ".ps1 .psm1 .psd1"),
    (
        Language(name="perl", line_comments=("#",), block_comments=(("\n=pod", "\n=cut"), ("\n=head", "\n=cut"))),
        ".pl .pm .t .r .rmd .tcl .awk",
    ),
    (_YAML, ".yml .yaml .toml .hcl .tf .tfvars .nomad"),
    (_JSON, (".json .jsonc .json5 .ndjson .jsonl .har .ipynb .geojson .webmanifest .map .topojson .snap")),
    (_INI, ".ini .cfg .conf .properties .env .editorconfig .desktop .service .po"),
    (
        Language(name="css", line_comments=("//",), block_comments=C_COMMENTS, hyphens=True),
        ".css .scss .sass .less .styl",
    ),
    (_TABLE, ".csv .tsv .psv"),
    (_PROSE, ".md .markdown .mdx .rst .txt .adoc .asciidoc .org .textile .rdoc .log .wiki"),
    (Language(name="http", line_comments=("#",), strings=('"',)), ".http .rest .bru .apib"),
)
_BY_SUFFIX = {suffix: language for language, suffixes in _LANGUAGES for suffix in suffixes.split()}
_GROOVY = _BY_SUFFIX[".groovy"]
_NAMED = (
    (_RUBY, "gemfile rakefile guardfile vagrantfile brewfile fastfile podfile"),
    (_SHELL, "dockerfile makefile gnumakefile justfile procfile"),
    (_GROOVY, "jenkinsfile"),
    (_PYTHON, "build workspace tiltfile"),
    (_PROSE, "readme changelog license notes todo"),
)
_BY_NAME = {name: language for language, names in _NAMED for name in names.split()}
_SHEBANG = re.compile(r"#![^\n]{0,200}?\b(python|ruby|node|deno|bun|perl|php|bash|zsh|sh|elixir|lua|groovy)")
_BY_PROGRAM = {
    "python": _PYTHON,
    "ruby": _RUBY,
    "node": _JS,
    "deno": _JS,
    "bun": _JS,
    "perl": _BY_SUFFIX[".pl"],
    "php": _BY_SUFFIX[".php"],
    "elixir": _ELIXIR,
    "lua": _BY_SUFFIX[".lua"],
    "groovy": _GROOVY,
}
_TEMPLATE_SUFFIXES = frozenset(
    {
        ".erb",
        ".j2",
        ".jinja",
        ".jinja2",
        ".tmpl",
        ".tpl",
        ".liquid",
        ".mustache",
        ".example",
        ".sample",
        ".dist",
        ".template",
        ".orig",
        ".bak",
    }
)


@cache
def _by_path(path: str) -> Language | None:
    pure = PurePosixPath(path.lower())
    suffixes = pure.suffixes
    if pure.name.startswith(".env"):
        return _INI
    # The inner suffix of config.yml.erb and patient.json.example says more than the outer.
    if (
        len(suffixes) > 1
        and suffixes[-1] in _TEMPLATE_SUFFIXES
        and suffixes[-2] in _BY_SUFFIX
        and suffixes[-2] != ".html"
    ):
        return _BY_SUFFIX[suffixes[-2]]
    return _BY_SUFFIX.get(pure.suffix) or _BY_NAME.get(pure.name.partition(".")[0])


def language_of(path: str, text: str) -> Language:
    """The language of a file by its name, else by its first line, else a mixture that fits most."""
    if known := _by_path(path):
        return known
    if shebang := _SHEBANG.match(text):
        return _BY_PROGRAM.get(shebang[1], _SHELL)
    head = text[:200].lstrip()
    if head.startswith(("{", "[")):
        return _JSON
    return _HTML if head.startswith("<") else GENERIC
