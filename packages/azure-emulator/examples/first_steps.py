"""A token, the volumes of a subscription and a managed disk, with nothing but Python's standard library.

EMULATOR holds the line of JSON that the emulator writes when it is ready.
"""
import json
import os
import time
import urllib.parse
import urllib.request

ready = json.loads(os.environ["EMULATOR"])
arm = ready["arm"]
subscription = "/subscriptions/" + ready["subscriptions"][0]["subscriptionId"]


def token_of(principal):
    form = {
        "grant_type": "client_credentials",
        "client_id": principal["clientId"],
        "client_secret": principal["clientSecret"],
        "scope": "https://management.azure.com/.default",
    }
    with urllib.request.urlopen(ready["tokenEndpoint"], urllib.parse.urlencode(form).encode()) as answer:
        return json.load(answer)["access_token"]


token = token_of(ready["principals"][0])


def call(method, url, body=None):
    headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method)) as answer:
        text = answer.read()
        return answer.headers, json.loads(text) if text else None


def listed(path):
    """Every item of a list, page by page."""
    url = arm + path
    while url:
        _, page = call("GET", url)
        yield from page["value"]
        url = page.get("nextLink")


def settled(headers):
    """How an operation ended, asked for as often as Azure wants."""
    pause = int(headers.get("Retry-After", 1))
    while True:
        _, operation = call("GET", headers["Azure-AsyncOperation"])
        if operation["status"].lower() != "inprogress":
            return operation["status"]
        time.sleep(pause)


esan = "?api-version=2025-09-01"
for san in listed(subscription + "/providers/Microsoft.ElasticSan/elasticSans" + esan):
    for group in listed(san["id"] + "/volumeGroups" + esan):
        names = [volume["name"] for volume in listed(group["id"] + "/volumes" + esan)]
        print(san["name"], group["name"], len(names), "volumes")

disk = arm + subscription + "/resourceGroups/rg-restore/providers/Microsoft.Compute/disks/from-python?api-version=2025-01-02"
wanted = {
    "location": "eastus2",
    "sku": {"name": "Premium_LRS"},
    "properties": {"creationData": {"createOption": "Empty"}, "diskSizeGB": 32},
}
headers, _ = call("PUT", disk, wanted)
print("Managed disk:", settled(headers))
print("Size:", call("GET", disk)[1]["properties"]["diskSizeGB"], "GB")
