from django.http import JsonResponse
from django.shortcuts import get_object_or_404

from .models import Upload


def status(request, import_id):
    upload = get_object_or_404(Upload, pk=import_id)
    lines = upload.lines()
    return JsonResponse({
        "import_id": upload.pk,
        "source": upload.import_source,
        "lines": lines.count(),
        "errors": lines.exclude(error="").count(),
    })
