from django.contrib import admin

from .models import Member


@admin.register(Member)
class MemberAdmin(admin.ModelAdmin):
    list_display = ["person", "hint_id", "import_id", "import_source", "membership_status", "synced_at"]
    list_filter = ["membership_status", "import_source"]
    search_fields = ["hint_id", "import_id", "external_link_id", "person__last_name"]
    readonly_fields = ["synced_at"]
