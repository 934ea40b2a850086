import httpx

from ..config import settings
from .models import CustomerInvoice, Patient


class Hint:
    def __init__(self, token=None):
        self.http = httpx.Client(base_url=settings.hint_url, headers={"Authorization": f"Bearer {token or settings.hint_token}"})

    def _pages(self, path, **params):
        offset = 0
        while True:
            rows = self.http.get(path, params={**params, "limit": 100, "offset": offset}).raise_for_status().json()
            yield from rows
            if len(rows) < 100:
                return
            offset += 100

    def invoices(self, **kw):
        return (CustomerInvoice(**r) for r in self._pages("/provider/customer_invoices", **kw))

    def patient(self, pid):
        return Patient(**self.http.get(f"/provider/patients/{pid}").json())

    def tag_invoice(self, invoice_id, number):
        r = self.http.patch(f"/provider/customer_invoices/{invoice_id}", json={"external_link_id": number})
        r.raise_for_status()
