from django.urls import path

from portico.portal_settings.staff import choose, client, delegation, differs, history, index, page, setting

app_name = "portal_settings"
urlpatterns = [
    path("settings/", index.index, name="index"),
    path("settings/differs/", differs.differs, name="differs"),
    path("settings/differs/export/", differs.export, name="differs_export"),
    path("settings/setting/<str:key>/", setting.setting, name="setting"),
    path("settings/setting/<str:key>/reset/", setting.reset, name="reset"),
    path("settings/setting/<str:key>/who/", delegation.who, name="who"),
    path("settings/changes/<uuid:change>/revert/", history.revert_change, name="revert"),
    path("settings/<slug:slug>/", page.page, name="page"),
    path("settings/<slug:slug>/one/", choose.choose, name="choose"),
    path("clients/<uuid:client>/portal/", client.portal, name="client"),
]
