"""What all golden-value generators share: rounding inputs, and writing one compact, diffable file with its versions."""
import json
import pathlib
import platform

import numpy as np
import sklearn

folder = pathlib.Path(__file__).resolve().parents[2] / "tests" / "golden"


def rounded(table, digits=6):
    """Inputs are rounded before anything is computed from them, so that the file holds exactly what the oracle saw."""
    return np.round(np.asarray(table, dtype=float), digits)


def plain(value):
    """NumPy values as what JSON has, whole numbers without their '.0'."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(item) for item in value]
    if isinstance(value, (float, np.floating)):
        return int(value) if float(value).is_integer() else float(value)
    return value.item() if isinstance(value, np.generic) else value


def write(name, sections):
    """One line for every entry of every section: compact, and a changed case is a changed line."""
    versions = {"python": platform.python_version(), "numpy": np.__version__, "scikit-learn": sklearn.__version__}
    dump = lambda value: json.dumps(plain(value), separators=(",", ":"), allow_nan=False)
    lines = [f'"versions":{dump(versions)}']
    for section, entries in sections.items():
        body = ",\n".join(f"{dump(key)}:{dump(entry)}" for key, entry in entries.items())
        lines.append(f'"{section}":{{\n{body}\n}}')
    path = folder / f"{name}.json"
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
