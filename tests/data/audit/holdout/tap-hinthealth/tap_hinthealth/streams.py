import singer
from singer import Transformer


class Stream:
    name = None
    path = None
    key_properties = ["id"]
    drop = ()

    def __init__(self, client):
        self.client = client

    def rows(self):
        for row in self.client.pages(self.path, sort="created_at"):
            for key in self.drop:
                row.pop(key, None)
            yield self.clean(row)

    def clean(self, row):
        return row

    def sync(self, entry):
        with Transformer() as t, singer.metrics.record_counter(self.name) as counter:
            for row in self.rows():
                singer.write_record(self.name, t.transform(row, entry.schema.to_dict()))
                counter.increment()


class Patients(Stream):
    name = "patients"
    path = "/patients"
    drop = ("ssn", "photo")

    def clean(self, row):
        # older rows have ints here
        if row.get("import_id") is not None:
            row["import_id"] = str(row["import_id"])
        row["import_source"] = row.get("import_source") or None
        return row


class Practitioners(Stream):
    name = "practitioners"
    path = "/practitioners"


class CustomerInvoices(Stream):
    name = "customer_invoices"
    path = "/customer_invoices"

    def clean(self, row):
        owner = row.pop("owner", None) or {}
        row["owner_id"] = owner.get("id")
        row["owner_import_id"] = owner.get("import_id")
        return row


STREAMS = {c.name: c for c in (Patients, Practitioners, CustomerInvoices)}
