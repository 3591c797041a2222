"""Prints what a switch to a Python greenlet and back costs, as JSON: microseconds there and back."""

import json
import statistics
import time

import greenlet

COUNT = 1_000_000
main = greenlet.getcurrent()


def echo(value):
    while True:
        value = main.switch(value)


def there_and_back(other):
    start = time.perf_counter()
    for _ in range(COUNT):
        other.switch("value")
    return (time.perf_counter() - start) / COUNT * 1e6


other = greenlet.greenlet(echo)
there_and_back(other)
micros = statistics.median(there_and_back(other) for _ in range(5))
print(json.dumps({"switches": COUNT, "there_and_back_us": round(micros, 3)}))
