from django.shortcuts import get_object_or_404, redirect, render

from .models import RosterImport
from .tasks import load_roster


def roster_detail(request, import_id):
    roster = get_object_or_404(RosterImport, pk=import_id)
    return render(request, "roster/detail.html", {"roster": roster, "lines": roster.lines.all()[:500]})


def roster_rerun(request, import_id):
    load_roster.delay(import_id)
    return redirect("roster-detail", import_id=import_id)
