"""Prints the events of a stream of subunit, version 2, as JSON, read by python-subunit."""

import base64
import json
import sys

from subunit import ByteStreamToStreamResult


class Events:
    def __init__(self):
        self.events = []

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def status(self, test_id=None, test_status=None, test_tags=None, runnable=True, file_name=None,
               file_bytes=None, eof=False, mime_type=None, route_code=None, timestamp=None):
        self.events.append({
            "id": test_id,
            "status": test_status,
            "tags": sorted(test_tags or []),
            "file": file_name,
            "bytes": base64.b64encode(bytes(file_bytes or b"")).decode("ascii"),
            "eof": eof,
            "type": mime_type,
            "time": timestamp.isoformat() if timestamp else None,
        })


events = Events()
with open(sys.argv[1], "rb") as stream:
    ByteStreamToStreamResult(stream, non_subunit_name="not-subunit").run(events)
json.dump(events.events, sys.stdout)
