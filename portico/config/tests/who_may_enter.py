"""The table by hand: what each address asks for, who holds which permission, and whose objects somebody cannot see."""

from __future__ import annotations

EVERYBODY = ("open", None)
CLIENT = ("client", None)
ANY_STAFF = ("staff", None)


def staff(permission: str) -> tuple[str, str]:
    return ("staff", permission)


PAGES: dict[str, tuple[str, str | None]] = {
    "public_site:practice": EVERYBODY,
    "public_site:invited": EVERYBODY,
    "public_site:help_now": EVERYBODY,
    "access:sign_in": EVERYBODY,
    "access:second_step": EVERYBODY,
    "access:passkey_sign_in": EVERYBODY,
    "access:passkey_options": EVERYBODY,
    "access:invitation": EVERYBODY,
    "access:sign_out": EVERYBODY,
    "access:stay": EVERYBODY,
    "access:kept": EVERYBODY,
    "client_portal:home": CLIENT,
    "scheduling_client:appointments": CLIENT,
    "scheduling_client:new": CLIENT,
    "scheduling_client:provider": CLIENT,
    "scheduling_client:way": CLIENT,
    "scheduling_client:time": CLIENT,
    "scheduling_client:check": CLIENT,
    "scheduling_client:appointment": CLIENT,
    "scheduling_client:cancellation": CLIENT,
    "access_client:settings": CLIENT,
    "access_client:security": CLIENT,
    "access_client:password": CLIENT,
    "access_client:confirm": CLIENT,
    "access_client:sign_out_elsewhere": CLIENT,
    "access_client:second_step": CLIENT,
    "access_client:second_step_remove": CLIENT,
    "access_client:recovery_codes": CLIENT,
    "access_client:passkeys": CLIENT,
    "access_client:passkey_options": CLIENT,
    "access_client:passkey_remove": CLIENT,
    "staff_console:today": ANY_STAFF,
    "people_staff:clients": staff("clients_view"),
    "people_staff:add_client": staff("clients"),
    "people_staff:client": staff("clients_view"),
    "people_staff:edit_client": staff("clients"),
    "people_staff:archive_client": staff("clients"),
    "people_staff:restore_client": staff("clients"),
    "people_staff:assign": staff("assign"),
    "people_staff:end_assignment": staff("assign"),
    "people_staff:staff": staff("staff"),
    "people_staff:add_staff": staff("staff"),
    "people_staff:own_details": ANY_STAFF,
    "people_staff:colleague": staff("staff"),
    "people_staff:edit_staff": staff("staff"),
    "people_staff:end_staff": staff("staff"),
    "people_staff:bring_back_staff": staff("staff"),
    "people_staff:provider_clients": staff("staff"),
    "people_staff:service_providers": staff("practice"),
    "practices_staff:practice": staff("practice"),
    "practices_staff:details": staff("practice"),
    "practices_staff:hours": staff("practice"),
    "practices_staff:closures": staff("practice"),
    "practices_staff:remove_closure": staff("practice"),
    "practices_staff:locations": staff("practice"),
    "practices_staff:add_location": staff("practice"),
    "practices_staff:location": staff("practice"),
    "practices_staff:close_location": staff("practice"),
    "practices_staff:reopen_location": staff("practice"),
    "practices_staff:services": staff("practice"),
    "practices_staff:add_service": staff("practice"),
    "practices_staff:service": staff("practice"),
    "practices_staff:retire_service": staff("practice"),
    "practices_staff:restore_service": staff("practice"),
    "scheduling_staff:requests": staff("requests"),
    "scheduling_staff:request": staff("requests"),
    "scheduling_staff:new": staff("appointments"),
    "scheduling_staff:appointment": staff("appointments_view"),
    "scheduling_staff:cancel": staff("appointments"),
    "scheduling_staff:delete": staff("appointments"),
    "scheduling_staff:calendar": staff("appointments_view"),
    "scheduling_staff:availability": staff("availability|own_availability"),
    "scheduling_staff:provider_availability": staff("availability|own_availability"),
    "scheduling_staff:weekly_hours": staff("availability|own_availability"),
    "scheduling_staff:hours_on_date": staff("availability|own_availability"),
    "scheduling_staff:remove_hours_on_date": staff("availability|own_availability"),
    "scheduling_staff:time_off": staff("availability|own_availability"),
    "scheduling_staff:remove_time_off": staff("availability|own_availability"),
    "scheduling_staff:client_appointments": staff("appointments_view"),
    "scheduling_staff:why": staff("why"),
    "portal_settings:index": staff("portal_settings|own_settings|clients"),
    "portal_settings:differs": staff("portal_settings"),
    "portal_settings:differs_export": staff("portal_settings"),
    "portal_settings:setting": staff("portal_settings|own_settings|clients"),
    "portal_settings:reset": staff("portal_settings|own_settings|clients"),
    "portal_settings:who": staff("portal_settings"),
    "portal_settings:revert": staff("portal_settings|own_settings|clients"),
    "portal_settings:page": staff("portal_settings|own_settings|clients"),
    "portal_settings:choose": staff("clients"),
    "portal_settings:client": staff("clients_view"),
    "access_staff:security": ANY_STAFF,
    "access_staff:password": ANY_STAFF,
    "access_staff:confirm": ANY_STAFF,
    "access_staff:sign_out_elsewhere": ANY_STAFF,
    "access_staff:second_step": ANY_STAFF,
    "access_staff:second_step_remove": ANY_STAFF,
    "access_staff:recovery_codes": ANY_STAFF,
    "access_staff:passkeys": ANY_STAFF,
    "access_staff:passkey_options": ANY_STAFF,
    "access_staff:passkey_remove": ANY_STAFF,
    "access_staff:tokens": staff("tokens"),
    "access_staff:revoke_token": staff("tokens"),
    "access_staff:invitations": staff("clients"),
    "access_staff:client_sign_in": staff("clients"),
    "access_staff:staff_sign_in": staff("staff"),
    "trail_staff:entries": staff("trail"),
    "notices_staff:tasks": ANY_STAFF,
    "notices_staff:task_done": ANY_STAFF,
    "notices_staff:mail": staff("practice"),
    "notices_staff:send_again": staff("practice"),
    "design:brand": EVERYBODY,
    "design:gallery": EVERYBODY,
    "design:gallery_layout": EVERYBODY,
}
#: The API: method, permission, and the query or body that names an object besides the address.
API: dict[str, tuple[str, str, dict[str, str]]] = {
    "api:providers": ("GET", "appointments_view", {}),
    "api:services": ("GET", "appointments_view", {}),
    "api:locations": ("GET", "appointments_view", {}),
    "api:clients": ("GET", "clients_view", {}),
    "api:slots": ("GET", "appointments_view", {"provider": "provider", "service": "service"}),
    "api:make": ("POST", "appointments", {"client": "client", "provider": "provider", "service": "service"}),
    "api:appointments": ("GET", "appointments_view", {"client": "client"}),
    "api:appointment": ("GET", "appointments_view", {}),
    "api:change": ("POST", "requests", {}),
    "api:decisions": ("GET", "why", {"client": "client"}),
    "api:effective": ("GET", "why", {"client": "client"}),
    "api:put": ("PUT", "portal_settings", {}),
    "api:delete": ("DELETE", "portal_settings", {}),
}
#: Descriptions that name nobody.
API_OPEN = {"api:openapi-json", "api:api-root"}

PROVIDERS = {"provider", "provider not assigned"}
DESK = {"front desk", "administrator"}
HOLDERS: dict[str | None, set[str]] = {
    None: PROVIDERS | DESK,
    "clients_view": PROVIDERS | DESK,
    "appointments_view": PROVIDERS | DESK,
    "clients": PROVIDERS | DESK,
    "appointments": PROVIDERS | DESK,
    "requests": PROVIDERS | DESK,
    "why": PROVIDERS | DESK,
    "availability|own_availability": PROVIDERS | DESK,
    "portal_settings|own_settings|clients": PROVIDERS | DESK,
    "assign": DESK,
    "portal_settings": {"administrator"},
    "practice": {"administrator"},
    "staff": {"administrator"},
    "trail": {"administrator"},
    "tokens": {"administrator"},
}

#: Parts of an address that stand for Jo or what is hers: people who hold the permission but may not see her.
UNSEEN = {
    "<uuid:client>": {"provider not assigned"},
    "<uuid:appointment>": {"provider not assigned", "other client"},
    "<uuid:passkey>": {"other client", *PROVIDERS, *DESK},
}

#: Whether somebody may change a setting also depends on its level and on who may change it: the engine's own tests.
DECIDED_WITHIN = {
    "portal_settings:index", "portal_settings:page", "portal_settings:setting", "portal_settings:reset",
    "portal_settings:revert",
}  # fmt: skip

#: Hours are set by the provider or by who may set everybody's: for other providers this is Dr. Osei's page.
OWN_ONLY = {
    "scheduling_staff:provider_availability", "scheduling_staff:weekly_hours", "scheduling_staff:hours_on_date",
    "scheduling_staff:time_off", "scheduling_staff:remove_hours_on_date", "scheduling_staff:remove_time_off",
}  # fmt: skip

#: Pages that ask for the password again before they say anything.
ASKS_PASSWORD_FIRST = {"access_client:passkey_remove", "access_staff:passkey_remove"}
