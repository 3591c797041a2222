"""The work of the sample's servlets as a plain WSGI application, for gunicorn with gevent workers."""

import http.client
import os
import time
import uuid
from collections import deque
from datetime import datetime, timezone
from urllib.parse import parse_qs, urlsplit

PATTERN = bytes((i * 31 + (i >> 8)) & 0xFF for i in range(1 << 16))
IDLE = deque()


class BadParameter(Exception):
    pass


def number(query, name, default, low, high):
    try:
        value = int(query.get(name, [default])[0])
    except ValueError as e:
        raise BadParameter(name) from e
    if not low <= value <= high:
        raise BadParameter(name)
    return value


def text(body, status="200 OK"):
    data = body.encode()
    return status, [("Content-Type", "text/plain;charset=UTF-8"), ("Content-Length", str(len(data)))], [data]


def hello(environ, query):
    return text(f"Hello, {query.get('name', ['world'])[0]}!\n")


def delay(environ, query):
    ms = number(query, "ms", 1000, 0, 600_000)
    time.sleep(ms / 1000)
    return text(f"Slept for {ms} ms.\n")


def call(url, path):
    """One GET over an idle connection, once more over a new one when the idle one had been closed."""
    while True:
        idle = IDLE.pop() if IDLE else None
        connection = idle or http.client.HTTPConnection(url.hostname, url.port or 80, timeout=610)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            body = response.read()
        except (http.client.HTTPException, OSError):
            connection.close()
            if idle is None:
                raise
            continue
        IDLE.append(connection)
        return response.status, len(body)


def fetch(environ, query):
    ms = number(query, "ms", 1000, 0, 600_000)
    url = urlsplit(os.environ.get("LEGACY_UPSTREAM") or f"http://127.0.0.1:{environ['SERVER_PORT']}/delay")
    start = time.monotonic()
    try:
        status, size = call(url, f"{url.path or '/'}?ms={ms}")
    except (http.client.HTTPException, OSError) as e:
        return text(f"Upstream failed: {e!r}\n", "502 Bad Gateway")
    elapsed = int((time.monotonic() - start) * 1000)
    answer = f"upstream status: {status}\nbytes: {size}\nelapsed ms: {elapsed}\n"
    return text(answer, "502 Bad Gateway" if status >= 400 else "200 OK")


def is_prime(candidate):
    divisor = 2
    while divisor <= candidate // divisor:
        if candidate % divisor == 0:
            return False
        divisor += 1
    return True


def primes(environ, query):
    n = number(query, "n", 200_000, 0, 10_000_000)
    start = time.monotonic()
    count = sum(1 for candidate in range(2, n) if is_prime(candidate))
    return text(f"primes below {n}: {count}\nelapsed ms: {int((time.monotonic() - start) * 1000)}\n")


def download(environ, query):
    size = number(query, "bytes", 1 << 20, 0, 1 << 30)
    headers = [
        ("Content-Type", "application/octet-stream"),
        ("Content-Length", str(size)),
        ("Content-Disposition", 'attachment; filename="download.bin"'),
    ]
    return "200 OK", headers, (PATTERN[: size - at] for at in range(0, size, len(PATTERN)))


def events(count, every):
    sent = 0
    while count == 0 or sent < count:
        if sent:
            time.sleep(every / 1000)
        sent += 1
        now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        yield f'id: {sent}\nevent: notification\ndata: {{"number":{sent},"time":"{now}"}}\n\n'.encode()


def notifications(environ, query):
    count = number(query, "count", 0, 0, 1_000_000)
    every = number(query, "every", 1000, 10, 600_000)
    headers = [("Content-Type", "text/event-stream;charset=UTF-8"), ("Cache-Control", "no-store")]
    return "200 OK", headers, events(count, every)


ROUTES = {"/" + f.__name__: f for f in (hello, delay, fetch, primes, download, notifications)}


def app(environ, start_response):
    # As the sample's filters do: an id that stays inside, one header, the time.
    environ["request.id"] = str(uuid.uuid4())[:8]
    start = time.monotonic()
    handler = ROUTES.get(environ["PATH_INFO"])
    try:
        if handler is None:
            status, headers, body = text("Not found.\n", "404 Not Found")
        else:
            status, headers, body = handler(environ, parse_qs(environ["QUERY_STRING"]))
    except BadParameter as e:
        status, headers, body = text(f"Parameter '{e}' is not allowed.\n", "400 Bad Request")
    start_response(status, headers + [("X-Content-Type-Options", "nosniff")])
    if time.monotonic() - start >= 5:
        print("slow request", environ["request.id"], environ["PATH_INFO"], flush=True)
    return body
