"""Blob functions that write down what they were given into the file named by SEEN."""

import json
import os
import time
from pathlib import Path

import azure.functions as func
from azurefunctions.extensions.bindings import blob

app = func.FunctionApp()


def note(name: str, **facts: object) -> None:
    with Path(os.environ["SEEN"]).open("a") as seen:
        seen.write(json.dumps({"name": name, **facts}) + "\n")


@app.blob_trigger("client", "inbox/{folder}/{file}.txt", "STORE", source=func.BlobSource.EVENT_GRID)
def by_client(client: blob.BlobClient) -> None:
    note("by_client", blob=client.blob_name, content=client.download_blob().readall().decode())


@app.blob_trigger("stream", "inbox/{file}.bin", "STORE", source=func.BlobSource.EVENT_GRID)
def by_stream(stream: func.InputStream) -> None:
    note("by_stream", blob=stream.name, length=stream.length, content=stream.read().decode())


@app.blob_trigger("client", "inbox/{file}.bad", "STORE", source=func.BlobSource.EVENT_GRID)
def failing(client: blob.BlobClient) -> None:
    note("failing", blob=client.blob_name)
    raise ValueError("cannot read this")


@app.blob_trigger("client", "inbox/{file}.slow", "STORE", source=func.BlobSource.EVENT_GRID)
def slow(client: blob.BlobClient) -> None:
    note("slow-begins", blob=client.blob_name)
    time.sleep(1)
    note("slow-ends", blob=client.blob_name)
