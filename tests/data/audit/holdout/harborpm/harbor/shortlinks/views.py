from django.db import connection
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect

from .models import Click, ExternalLink


def follow(request, slug):
    link = get_object_or_404(ExternalLink, slug=slug)
    Click.objects.create(link=link, user_agent=request.headers.get("user-agent", "")[:200])
    return redirect(link.url)


def stats(request):
    with connection.cursor() as cur:
        cur.execute("select external_link_id, count(*) from shortlinks_click group by 1 order by 2 desc")
        rows = cur.fetchall()
    return JsonResponse([{"external_link_id": i, "clicks": n} for i, n in rows], safe=False)
