from ._client import Hint, HintError
from .models import Invoice, Patient, Practitioner

__all__ = ["Hint", "HintError", "Invoice", "Patient", "Practitioner"]
__version__ = "0.7.0"
