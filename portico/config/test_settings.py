"""Settings for tests: quick passwords, no outside world, one database per process on the engine asked for."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MEMORY = "/dev/shm"  # noqa: S108 - mkdtemp makes a folder of our own in it
_scratch = Path(tempfile.mkdtemp(prefix="portico-test-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None))
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("PORTICO_") and not name.startswith("PORTICO_TEST_")]:
    del os.environ[_name]
os.environ.update(PORTICO_DATA=str(_scratch), PORTICO_SECRET_KEY="only for tests " * 4, DATABASE_URL="")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in the test's thread

from portico.config.settings import *  # noqa: E402, F403
from portico.config.settings import DATA, SOURCE, environment  # noqa: E402

ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir()
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = True

ENGINE = environment.text("PORTICO_TEST_DATABASE", "sqlite")
if ENGINE == "postgres":
    _start = [sys.executable, str(SOURCE.parent / "tools/setup.py"), "postgres", "start"]
    _url = subprocess.run(_start, check=True, capture_output=True, text=True).stdout.split()[-1]
    DATABASES = {"default": environment.database(_url, DATA)}
    DATABASES["default"]["OPTIONS"].pop("pool")
    DATABASES["default"]["TEST"] = {"NAME": f"portico_test_{os.getpid()}"}
else:
    DATABASES = {"default": environment.sqlite(DATA / "unused.sqlite3")}
    # A file, not memory: the threads of a live server or a race open connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
    DATABASES["default"]["CONN_MAX_AGE"] = 0
