from django.contrib import admin
from import_export import resources
from import_export.admin import ImportExportModelAdmin

from harbor.people.models import Person

from .models import RosterImport, RosterLine


class PersonResource(resources.ModelResource):
    class Meta:
        model = Person
        import_id_fields = ("email",)
        fields = ("email", "first_name", "last_name", "dob")
        skip_unchanged = True


@admin.register(Person)
class PersonAdmin(ImportExportModelAdmin):
    resource_class = PersonResource
    list_display = ("last_name", "first_name", "email")


@admin.register(RosterImport)
class RosterImportAdmin(admin.ModelAdmin):
    list_display = ("id", "employer", "import_source", "created_at")
    list_filter = ("import_source",)
