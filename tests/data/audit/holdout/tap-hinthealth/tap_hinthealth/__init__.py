import json
import os

import singer
from singer import utils
from singer.catalog import Catalog, CatalogEntry
from singer.schema import Schema

from tap_hinthealth.client import Client
from tap_hinthealth.streams import STREAMS

LOGGER = singer.get_logger()


def schema_path(name):
    return os.path.join(os.path.dirname(__file__), "schemas", name + ".json")


def discover():
    entries = []
    for name, cls in STREAMS.items():
        with open(schema_path(name)) as f:
            schema = Schema.from_dict(json.load(f))
        entries.append(CatalogEntry(stream=name, tap_stream_id=name, schema=schema, key_properties=cls.key_properties))
    return Catalog(entries)


@utils.handle_top_exception(LOGGER)
def main():
    args = utils.parse_args(["token", "start_date"])
    if args.discover:
        discover().dump()
        return
    client = Client(args.config["token"], args.config.get("user_agent"))
    for entry in (args.catalog or discover()).get_selected_streams(args.state):
        singer.write_schema(entry.tap_stream_id, entry.schema.to_dict(), entry.key_properties)
        STREAMS[entry.tap_stream_id](client).sync(entry)
