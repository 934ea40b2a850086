from django.contrib import admin
from import_export.admin import ImportExportModelAdmin

from .models import Patient
from .resources import PatientResource


@admin.register(Patient)
class PatientAdmin(ImportExportModelAdmin):
    resource_classes = [PatientResource]
    list_display = ["pseudonym", "birth_year", "sex", "import_source"]
    list_filter = ["import_source", "sex"]
    search_fields = ["pseudonym", "import_id"]
