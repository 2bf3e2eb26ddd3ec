from django.urls import path

from portico.design import views

app_name = "design"
urlpatterns = [
    path("brand/<str:name>.css", views.brand, name="brand"),
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/<str:layout>/", views.gallery, name="gallery_layout"),
]
