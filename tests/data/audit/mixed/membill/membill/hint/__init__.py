from .api import Hint
from .models import CustomerInvoice, Patient

__all__ = ["Hint", "CustomerInvoice", "Patient"]
