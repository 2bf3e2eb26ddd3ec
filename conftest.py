"""What every test can ask for. The fixtures live in portico/testing/."""

pytest_plugins = [
    "portico.testing.plumbing",
    "portico.testing.parts",
    "portico.testing.cast",
    "portico.testing.mail",
    "portico.testing.processes",
]
