from .schemas import Chart, Patient, PatientUpdate

__all__ = ["Chart", "Patient", "PatientUpdate"]
__version__ = "1.8.0"
