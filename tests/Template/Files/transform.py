#!/usr/bin/env python3
"""Does what CloudFormation does with a SAM template before anything else: writes the template without SAM, for each set of parameters.

usage: transform.py TEMPLATE <'[{"Parameter": "value"}, …]' >'[{…}, …]'
"""
import json
import os
import sys

# The translator asks boto for a region while it is loaded.
os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")

from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """Stands for the list of AWS's policies, which the translator would ask IAM for."""

    def load(self):
        return {}


def without_folders(template):
    """'sam package' has put the code into a bucket when CloudFormation sees the template."""
    for resource in [template.get("Globals", {}).get("Function", {})] + [r.get("Properties", {}) for r in template["Resources"].values()]:
        if "CodeUri" in resource:
            resource["CodeUri"] = "s3://bucket/code.zip"
    return template


with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
results = []
for given in json.load(sys.stdin):
    template = without_folders(yaml_parse(text))
    defaults = {name: p["Default"] for name, p in template.get("Parameters", {}).items() if "Default" in p}
    try:
        results.append(transform(template, {**defaults, **given}, NoManagedPolicies()))
    except InvalidDocumentException as refused:
        sys.exit("\n".join(cause.message for cause in refused.causes))
json.dump(results, sys.stdout)
