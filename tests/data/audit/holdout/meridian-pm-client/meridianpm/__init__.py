from .client import Client
from .models import Patient, Practitioner

__all__ = ["Client", "Patient", "Practitioner"]
