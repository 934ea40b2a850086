"""The OpenAPI description of what an emulator answers, made from the tables that it answers by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hintctl import __version__
from hintctl.emulator.messages import MAX_BODY, reason
from hintctl.emulator.resources import INTEGRATION_RECORD_ID, RESOURCES
from hintctl.emulator.routes import BASE, DEFAULT_LIMIT, FILTERS, MAX_LIMIT, MAX_OFFSET, SORTS
from hintctl.emulator.schemas import ERROR, PRACTICE, Schema, body, record, schema_name

if TYPE_CHECKING:
    from hintctl.emulator.behaviour import Behaviour
    from hintctl.emulator.resources import Resource
    from hintctl.emulator.validation import Rules

_ABOUT = """A stand-in for the Hint API on your own machine, as hintctl knows that API. It is not Hint's description.

It says what this emulator does with the options that it was started with. HEAD answers as GET does, without a body; a
method that is not here is refused with 405. A body counts as JSON whatever its Content-Type says. Properties and
parameters that are not here are ignored. What is not valid HTTP is refused too, with an Error and any 4xx or 505."""

_PROBLEMS = {
    400: "The query or the body can't be read.",
    401: "There is no API key, or an unknown one.",
    404: "There is no such record, or you have given no record this ID.",
    409: f"Another record has this `{INTEGRATION_RECORD_ID}`.",
    411: "There is no Content-Length.",
    413: f"The body is longer than {MAX_BODY} bytes.",
    422: "Fields are to blame: `errors` says which, and why.",
    428: "The API key is a partner's, and not one for a practice.",
    429: "There were more requests within a second than a partner may send.",
}
_WRITING = (400, 411, 413, 422)
_IDENTIFIER: Schema = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": f"The record's Hint ID, or your own: its `{INTEGRATION_RECORD_ID}`.",
    "schema": {"type": "string", "minLength": 1},
}


def description(behaviour: Behaviour, *, creating: Rules, updating: Rules) -> Schema:
    """The OpenAPI 3.1 document of an emulator; the rules are those for new records and for changes of old ones."""
    paths: Schema = {"/practice": {"get": _operation("getPractice", behaviour, {"200": _answer("Practice")})}}
    schemas: Schema = {"Practice": PRACTICE, "Error": ERROR}
    for resource in RESOURCES.values():
        name = schema_name(resource)
        paths[f"/{resource.path}"] = _collection(resource, behaviour)
        paths[f"/{resource.path}/{{id}}"] = _member(resource, behaviour)
        schemas[name] = record(resource)
        schemas[f"New{name}"] = body(resource, creating)
        schemas[f"{name}Changes"] = body(resource, updating)
    return {
        "openapi": "3.1.0",
        "info": {"title": "hintctl's emulator of the Hint API", "version": __version__, "description": _ABOUT},
        "servers": [{"url": "/".join(BASE)}],
        "security": [{"bearer": []}, {"basic": []}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {str(status): _problem(status, behaviour) for status in sorted(_possible(behaviour))},
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "description": "The key of a practice."},
                "basic": {"type": "http", "scheme": "basic", "description": "The key as user, with no password."},
            },
        },
    }


def _collection(resource: Resource, behaviour: Behaviour) -> Schema:
    name = schema_name(resource)
    headers = {"X-Count": _header("The number of records in this page.", maximum=MAX_LIMIT)}
    if behaviour.total_count:
        headers["X-Total-Count"] = _header("The number of records in all pages.")
    page = _answer(name, many=True, headers=headers)
    created = _answer(name, links={"get": _link(f"get{name}"), "change": _link(f"change{name}")})
    return {
        "get": {
            **_operation(f"list{name}s", behaviour, {"200": page}, 400),
            "parameters": [
                _query("limit", {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT}),
                _query("offset", {"type": "integer", "minimum": 0, "maximum": MAX_OFFSET, "default": 0}),
                _query("sort", {"enum": SORTS, "default": SORTS[0]}),
                _query("filter", {"enum": FILTERS}),
            ],
        },
        "post": {
            **_operation(f"create{name}", behaviour, {"201": created}, *_WRITING, behaviour.duplicate_status),
            "requestBody": _request(f"New{name}"),
        },
    }


def _member(resource: Resource, behaviour: Behaviour) -> Schema:
    name = schema_name(resource)

    def change(operation: str) -> Schema:
        answers: Schema = {"200": _answer(name)}
        return {
            **_operation(operation, behaviour, answers, 404, *_WRITING, behaviour.duplicate_status),
            "requestBody": _request(f"{name}Changes"),
        }

    return {
        "parameters": [_IDENTIFIER],
        "get": _operation(f"get{name}", behaviour, {"200": _answer(name)}, 404),
        "patch": change(f"change{name}"),
        "put": {**change(f"put{name}"), "description": "The same as PATCH: what the body leaves out stays."},
        "delete": _operation(f"delete{name}", behaviour, {"204": {"description": "It is gone, for everyone."}}, 404),
    }


def _operation(operation_id: str, behaviour: Behaviour, answers: Schema, *problems: int) -> Schema:
    always = {401, 428, *_switched_on(behaviour)}
    refusals = {str(status): _reference("responses", str(status)) for status in sorted({*problems, *always})}
    return {"operationId": operation_id, "responses": {**answers, **refusals}}


def _switched_on(behaviour: Behaviour) -> set[int]:
    """The errors that come at any request because somebody asked for them."""
    limit = {429} if behaviour.rate_limit else set()
    return limit | ({behaviour.fail[0]} if behaviour.fail else set())


def _possible(behaviour: Behaviour) -> set[int]:
    never = {status for status in (409, 429) if status != behaviour.duplicate_status}
    return _PROBLEMS.keys() - never | _switched_on(behaviour)


def _problem(status: int, behaviour: Behaviour) -> Schema:
    same = {"properties": {"status": {"const": status}}}
    answer: Schema = {
        "description": _PROBLEMS.get(status, reason(status)),
        "content": _json({"allOf": [_reference("schemas", "Error"), same]}),
    }
    if status == 429 and behaviour.retry_after:
        answer["headers"] = {"Retry-After": _header("Seconds to wait.")}
    return answer


def _answer(name: str, *, many: bool = False, **more: object) -> Schema:
    one = _reference("schemas", name)
    schema = {"type": "array", "items": one, "maxItems": MAX_LIMIT} if many else one
    return {
        "description": "A page of a list." if many else "The record as you see it.",
        "content": _json(schema),
        **more,
    }


def _request(name: str) -> Schema:
    return {"required": True, "content": _json(_reference("schemas", name))}


def _json(schema: Schema) -> Schema:
    return {"application/json": {"schema": schema}}


def _reference(section: str, name: str) -> Schema:
    return {"$ref": f"#/components/{section}/{name}"}


def _link(operation_id: str) -> Schema:
    return {"operationId": operation_id, "parameters": {"id": "$response.body#/id"}}


def _header(about: str, **limits: int) -> Schema:
    return {"description": about, "required": True, "schema": {"type": "integer", "minimum": 0, **limits}}


def _query(name: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "schema": schema}
