"""Which language a file is in, by its name, its first line or its looks."""

import pytest

from hintctl.audit.languages import language_of


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("a/b.py", "", "python"),
        ("B.PY", "", "python"),
        ("a.tsx", "", "javascript"),
        ("a.rb", "", "ruby"),
        ("Gemfile", "", "ruby"),
        ("a.go", "", "go"),
        ("A.java", "", "jvm"),
        ("A.kt", "", "jvm"),
        ("A.cs", "", "c#"),
        ("a.php", "", "php"),
        ("a.ex", "", "elixir"),
        ("a.sql", "", "sql"),
        ("a.html.erb", "", "html"),
        ("config.yml.erb", "", "yaml"),
        ("patient.json.example", "", "json"),
        (".env", "", "ini"),
        (".env.example", "", "ini"),
        ("README.md", "", "prose"),
        ("README", "", "prose"),
        ("Dockerfile", "", "shell"),
        ("a.yaml", "", "yaml"),
        ("a.json", "", "json"),
        ("a.vue", "", "markup with scripts"),
        ("a.csv", "", "table"),
        ("a.clj", "", "lisp"),
        ("bin/run", "#!/usr/bin/env python3\n", "python"),
        ("bin/run", "#!/bin/sh -e\n", "shell"),
        ("bin/run", "#!/usr/bin/env node\n", "javascript"),
        ("fixture", '{"a": 1}', "json"),
        ("page", "<html>", "html"),
        ("what", "ever", "generic"),
        ("a.unknown", "", "generic"),
    ],
)
def test_language(path: str, text: str, name: str) -> None:
    assert language_of(path, text).name == name
