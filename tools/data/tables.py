"""Writes src/kit/data/tables/*.json, the real tables: columns as they are in the source, with source and licence.

Run with Debian's python3-sklearn, and the penguins of npm's vega-datasets:
    npm pack vega-datasets@3.2.1 && tar xzf vega-datasets-3.2.1.tgz package/data/penguins.json
    /usr/bin/python3 tools/data/tables.py package/data/penguins.json
"""

import csv
import gzip
import json
import pathlib
import sys

import numpy as np
import sklearn.datasets
from sklearn.decomposition import PCA

ORIGIN = pathlib.Path(sklearn.datasets.__file__).parent / "data"
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "src" / "kit" / "data" / "tables"
UCI = "CC BY 4.0"


def lines(name, separator=","):
    path = ORIGIN / name
    with gzip.open(path, "rt") if name.endswith(".gz") else open(path) as file:
        return [[cell for cell in row if cell] for row in csv.reader(file, delimiter=separator)]


def number(text):
    value = float(text)
    return int(value) if value.is_integer() else value


def numeric(names, rows):
    return [{"name": name, "values": [number(row[j]) for row in rows]} for j, name in enumerate(names)]


def category(name, values):
    """Categories in alphabetical order; a missing value is null."""
    categories = sorted({value for value in values if value is not None})
    return {"name": name, "categories": categories, "values": [None if v is None else categories.index(v) for v in values]}


def classes(name, names, rows):
    return {"name": name, "categories": names, "values": [int(row[-1]) for row in rows]}


def write(identity, name, columns, target, features, source, licence):
    rows = len(columns[0]["values"])
    assert all(len(column["values"]) == rows for column in columns)
    light = {"id": identity, "name": name, "rows": rows, "columns": len(columns), "target": target, "source": source, "licence": licence}
    table = {**light, "features": features, "columns": columns}
    (FOLDER / f"{identity}.json").write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n")
    return light


def iris():
    rows = lines("iris.csv")[1:]
    names = ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"]
    return write(
        "iris", "Iris flowers", [*numeric(names, rows), classes("species", ["setosa", "versicolor", "virginica"], rows)],
        "species", names[2:], "R. A. Fisher (1936), UCI Machine Learning Repository, doi 10.24432/C56C76", UCI)


def penguins(path):
    """The sex that was written down as "." is unknown, too."""
    records = json.loads(pathlib.Path(path).read_text())
    texts = {key: [None if r[key] in (None, ".") else r[key].lower() if key == "Sex" else r[key] for r in records]
             for key in ("Species", "Island", "Sex")}
    measures = ["Beak Length (mm)", "Beak Depth (mm)", "Flipper Length (mm)", "Body Mass (g)"]
    columns = [{"name": key.lower(), "values": [r[key] for r in records]} for key in measures]
    columns += [category(key.lower(), texts[key]) for key in ("Island", "Sex", "Species")]
    return write(
        "penguins", "Palmer penguins", columns, "species", ["beak length (mm)", "flipper length (mm)"],
        "K. Gorman, Palmer Station Antarctica LTER, and A. Horst, palmerpenguins; by way of vega-datasets 3.2.1", "CC0 1.0")


def wine():
    rows = lines("wine_data.csv")[1:]
    names = ["alcohol", "malic acid", "ash", "alcalinity of ash", "magnesium", "total phenols", "flavanoids",
             "nonflavanoid phenols", "proanthocyanins", "color intensity", "hue", "OD280/OD315 of diluted wines", "proline"]
    return write(
        "wine", "Wines of three growers", [*numeric(names, rows), classes("cultivar", ["class 0", "class 1", "class 2"], rows)],
        "cultivar", ["alcohol", "flavanoids"],
        "S. Aeberhard and M. Forina (1992), UCI Machine Learning Repository, doi 10.24432/C5PC7J", UCI)


def breast_cancer():
    rows = lines("breast_cancer.csv")[1:]
    measures = ["radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave points",
                "symmetry", "fractal dimension"]
    names = [f"mean {m}" for m in measures] + [f"{m} error" for m in measures] + [f"worst {m}" for m in measures]
    return write(
        "breast-cancer", "Breast cancer (Wisconsin)",
        [*numeric(names, rows), classes("diagnosis", ["malignant", "benign"], rows)], "diagnosis", ["mean radius", "mean texture"],
        "W. Wolberg, O. Mangasarian, N. Street and W. Street (1993), UCI Machine Learning Repository, doi 10.24432/C5DW2B", UCI)


def diabetes():
    """In the units they were measured in, not as scikit-learn scales them by default."""
    rows = lines("diabetes_data_raw.csv.gz", " ")
    targets = lines("diabetes_target.csv.gz")
    names = ["age (years)", "sex (code)", "body mass index", "blood pressure", "total cholesterol (s1)", "LDL (s2)", "HDL (s3)",
             "total cholesterol / HDL (s4)", "log triglycerides (s5)", "glucose (s6)"]
    return write(
        "diabetes", "Diabetes progression", [*numeric(names, rows), *numeric(["progression"], targets)], "progression",
        ["body mass index", "log triglycerides (s5)"],
        "B. Efron, T. Hastie, I. Johnstone and R. Tibshirani, “Least Angle Regression” (2004); in raw units, as in scikit-learn 1.2",
        "BSD-3-Clause, with scikit-learn")


def digits():
    """The pixels, and their first two principal components to show on a plane; their sign makes the largest loading positive."""
    rows = lines("digits.csv.gz")
    names = [f"pixel {i // 8},{i % 8}" for i in range(64)]
    pixels = numeric(names, rows)
    X = np.array([column["values"] for column in pixels], dtype=float).T
    pca = PCA(n_components=2, svd_solver="full").fit(X)
    signs = np.sign([row[np.argmax(np.abs(row))] for row in pca.components_])
    scores = np.round(pca.transform(X) * signs, 4)
    components = [{"name": f"component {j + 1}", "values": scores[:, j].tolist()} for j in range(2)]
    return write(
        "digits", "Handwritten digits (8×8)", [*pixels, *components, classes("digit", [str(k) for k in range(10)], rows)],
        "digit", ["component 1", "component 2"],
        "E. Alpaydin and C. Kaynak (1998), UCI Machine Learning Repository, doi 10.24432/C50P49; the test part, as in scikit-learn", UCI)


if __name__ == "__main__":
    listed = [iris(), penguins(sys.argv[1]), wine(), breast_cancer(), diabetes(), digits()]
    (FOLDER / "list.json").write_text(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
    for file in sorted(FOLDER.glob("*.json")):
        print(f"{file.name}: {file.stat().st_size / 1000:.1f} kB, {len(gzip.compress(file.read_bytes())) / 1000:.1f} kB gzip")
