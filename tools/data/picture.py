"""Writes demos/k-means/picture.jpg, the photograph whose colours k-means quantizes.

Run with Debian's python3-sklearn and python3-pil: /usr/bin/python3 tools/data/picture.py
"""

from pathlib import Path

import sklearn.datasets
from PIL import Image

SOURCE = Path(sklearn.datasets.__file__).parent / "images" / "china.jpg"
TARGET = Path(__file__).resolve().parents[2] / "demos" / "k-means" / "picture.jpg"

Image.open(SOURCE).resize((360, 240), Image.Resampling.LANCZOS).save(TARGET, quality=88, optimize=True)
