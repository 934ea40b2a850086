from django.contrib import admin
from import_export import fields, resources
from import_export.admin import ImportExportModelAdmin

from .models import Patient, Recall


class PatientResource(resources.ModelResource):
    import_id = fields.Field(attribute="import_id", column_name="PatID")

    class Meta:
        model = Patient
        import_id_fields = ("import_source", "import_id")
        fields = ("import_source", "import_id", "first_name", "last_name", "dob", "email", "phone")
        skip_unchanged = True
        report_skipped = False

    def before_import_row(self, row, **kwargs):
        row["import_source"] = "dentrix"


@admin.register(Patient)
class PatientAdmin(ImportExportModelAdmin):
    resource_class = PatientResource
    list_display = ("last_name", "first_name", "dob", "import_source")
    list_filter = ("import_source",)
    search_fields = ("last_name", "first_name", "import_id", "chart_number")
    readonly_fields = ("import_id", "import_source")


admin.site.register(Recall)
