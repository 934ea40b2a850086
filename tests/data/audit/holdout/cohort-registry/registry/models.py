import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Clinic(models.Model):
    name = models.CharField(max_length=120)
    fhir_base = models.URLField(blank=True)
    assigning_authority = models.CharField(max_length=40, blank=True)

    def __str__(self):
        return self.name


class Patient(models.Model):
    SOURCES = [("fhir", "FHIR"), ("hl7", "HL7 v2"), ("xlsx", "Excel"), ("form", _("entered by hand"))]

    pseudonym = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="patients")
    first_name = models.CharField(max_length=80, blank=True)
    last_name = models.CharField(max_length=80, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, blank=True)
    email = models.EmailField(blank=True)
    import_source = models.CharField(max_length=8, choices=SOURCES, default="form")
    import_id = models.CharField(_("ID in the source system"), max_length=64, blank=True, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "import_source", "import_id"],
                condition=~models.Q(import_id=""),
                name="unique_import",
            )
        ]

    def pseudonymise(self):
        self.first_name = self.last_name = self.email = ""
        self.import_id = ""
        self.import_source = "form"
        self.save()


class Observation(models.Model):
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="observations")
    loinc = models.CharField(max_length=10)
    value = models.DecimalField(max_digits=12, decimal_places=4)
    unit = models.CharField(max_length=20)
    taken_at = models.DateTimeField()
