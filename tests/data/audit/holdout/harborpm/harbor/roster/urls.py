from django.urls import path

from . import views

urlpatterns = [
    path("imports/<int:import_id>/", views.roster_detail, name="roster-detail"),
    path("imports/<int:import_id>/rerun/", views.roster_rerun, name="roster-rerun"),
]
