import pathlib

import yaml

CONFIG = yaml.safe_load(pathlib.Path("config/fields.yml").read_text())


def hint(resource: str, field: str) -> str:
    return CONFIG[resource][field].get("hint", "")


def form(resource):
    return [{"name": n, "label": f["label"], "hint": hint(resource, n)} for n, f in CONFIG[resource].items()]
