"""What was wrong, as it is found."""

failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what)
