import singer
from singer import Transformer, metadata


class Stream:
    path = None
    drop = ()

    def __init__(self, client, config, state):
        self.client, self.config, self.state = client, config, state

    def transform(self, row):
        return {k: v for k, v in row.items() if k not in self.drop}

    def sync(self, catalog_entry):
        name = catalog_entry.tap_stream_id
        mdata = metadata.to_map(catalog_entry.metadata)
        bookmark = singer.get_bookmark(self.state, name, "updated_at", self.config["start_date"])
        newest = bookmark
        with Transformer() as tr:
            for row in self.client.paginate(self.path, sort="created_at"):
                if row["updated_at"] < bookmark:
                    continue
                newest = max(newest, row["updated_at"])
                singer.write_record(name, tr.transform(self.transform(row), catalog_entry.schema.to_dict(), mdata))
        singer.write_state(singer.write_bookmark(self.state, name, "updated_at", newest))


class Patients(Stream):
    path = "patients"
    drop = ("phones", "attachments")

    def transform(self, row):
        row = super().transform(row)
        # ids from the old EMR are ints in some accounts
        if row.get("import_id") is not None:
            row["import_id"] = str(row["import_id"])
        row["is_linked"] = bool(row.get("external_link_id") or row["import_id"])
        return row


class Practitioners(Stream):
    path = "practitioners"


class CustomerInvoices(Stream):
    path = "customer_invoices"
    drop = ("items",)

    def transform(self, row):
        row = super().transform(row)
        owner = row.pop("owner", None) or {}
        row["owner_id"] = owner.get("id")
        row["owner_import_id"] = owner.get("import_id")
        return row


STREAMS = {"patients": Patients, "practitioners": Practitioners, "customer_invoices": CustomerInvoices}
