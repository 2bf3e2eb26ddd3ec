"""How this process is wired. Everything that differs between machines comes from the environment."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from portico.config import environment
from portico.config.logs import logging_settings

SOURCE = Path(__file__).resolve().parents[1]
PORTICO_DATA = DATA = Path(environment.text("PORTICO_DATA", "var")).resolve()

DEBUG = environment.flag("PORTICO_DEBUG")
PORTICO_DEMO = environment.flag("PORTICO_DEMO")
PORTICO_ADDRESS = environment.text("PORTICO_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
SECRET_KEY = environment.secret_key(DATA)

_address = urlsplit(PORTICO_ADDRESS)
ALLOWED_HOSTS = [*environment.words("PORTICO_HOSTS"), _address.hostname or "", "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [f"{_address.scheme}://{_address.netloc}"]

SLICES = [
    "foundation",
    "trail",
    "practices",
    "people",
    "jobs",
    "portal_settings",
    "notices",
    "design",
    "access",
    "scheduling",
    "client_portal",
    "staff_console",
    "public_site",
    "api",
    "demo",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *(f"portico.{name}" for name in SLICES),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "portico.design.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portico.practices.middleware.PracticeMiddleware",
    "portico.access.sessions.PracticeSessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portico.access.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portico.foundation.middleware.PlainAnswers",
]
ROOT_URLCONF = "portico.config.urls"
WSGI_APPLICATION = "portico.config.wsgi.application"
AUTH_USER_MODEL = "access.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["portico.design.templatetags.design"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "portico.design.context.page",
            ],
        },
    }
]

DATABASES = {"default": environment.database(environment.text("DATABASE_URL"), DATA)}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

AUTHENTICATION_BACKENDS = ["portico.access.backend.PracticeBackend"]
SESSION_ENGINE = "portico.access.session_store"
SESSION_COOKIE_NAME = "portico_session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "portico.design.errors.stale_page"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

globals().update(environment.mail(environment.text("PORTICO_SMTP", "smtp://localhost")))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("PORTICO_MAIL_FROM", f"portal@{_address.hostname}")

SECURE = _address.scheme == "https"
# Messages may name people: they stay with the practice's session, not in a cookie of the whole host.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # our content policy forbids frames
    "security.W005",  # other names below the same domain are not ours to decide about
    "security.W008",  # TLS and the way to it belong to the proxy in front
    "security.W021",  # as W005
]
if environment.flag("PORTICO_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = logging_settings(debug=DEBUG)
