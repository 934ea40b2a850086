from rest_framework import serializers

from .models import Member


class MemberSerializer(serializers.ModelSerializer):
    name = serializers.CharField(source="person.full_name", read_only=True)

    class Meta:
        model = Member
        fields = ("id", "name", "hint_id", "external_link_id", "import_id", "membership_status")
