from django.contrib import admin
from import_export import resources
from import_export.admin import ImportExportModelAdmin

from .models import Clinic, Person


class PersonResource(resources.ModelResource):
    class Meta:
        model = Person
        import_id_fields = ("remote_id",)
        fields = ("remote_id", "first_name", "last_name", "birthdate", "external_link_id")


@admin.register(Person)
class PersonAdmin(ImportExportModelAdmin):
    resource_class = PersonResource
    list_display = ("__str__", "clinic", "membership_status", "external_link_id", "synced_at")
    list_filter = ("clinic", "membership_status", "hint_import_source")
    search_fields = ("first_name", "last_name", "external_link_id")
    readonly_fields = ("remote_id", "hint_import_id", "hint_import_source")


admin.site.register(Clinic)
