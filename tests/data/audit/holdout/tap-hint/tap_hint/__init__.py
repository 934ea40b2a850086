#!/usr/bin/env python3
import json
import os

import singer
from singer import metadata, utils
from singer.catalog import Catalog, CatalogEntry
from singer.schema import Schema

from tap_hint.client import Client
from tap_hint.streams import STREAMS

REQUIRED_CONFIG_KEYS = ["api_key", "start_date"]
LOGGER = singer.get_logger()


def get_abs_path(path):
    return os.path.join(os.path.dirname(os.path.realpath(__file__)), path)


def load_schemas():
    schemas = {}
    for filename in os.listdir(get_abs_path("schemas")):
        with open(get_abs_path("schemas") + "/" + filename) as f:
            schemas[filename.replace(".json", "")] = Schema.from_dict(json.load(f))
    return schemas


def discover():
    entries = []
    for stream_id, schema in load_schemas().items():
        mdata = metadata.get_standard_metadata(schema=schema.to_dict(), key_properties=["id"])
        entries.append(CatalogEntry(tap_stream_id=stream_id, stream=stream_id, schema=schema, key_properties=["id"], metadata=mdata))
    return Catalog(entries)


def sync(config, state, catalog):
    client = Client(config["api_key"])
    for stream in catalog.get_selected_streams(state):
        LOGGER.info("Syncing stream: %s", stream.tap_stream_id)
        singer.write_schema(stream.tap_stream_id, stream.schema.to_dict(), stream.key_properties)
        STREAMS[stream.tap_stream_id](client, config, state).sync(stream)


@utils.handle_top_exception(LOGGER)
def main():
    args = utils.parse_args(REQUIRED_CONFIG_KEYS)
    if args.discover:
        discover().dump()
    else:
        sync(args.config, args.state, args.catalog or discover())
