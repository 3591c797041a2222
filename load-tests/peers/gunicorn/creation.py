"""Prints what a gevent greenlet costs, as JSON: microseconds to spawn and join, bytes while parked."""

import gc
import json
import os
import statistics
import time

import gevent

COUNT = 100_000


def nothing():
    pass


def spawn_and_join():
    start = time.perf_counter()
    for _ in range(COUNT):
        gevent.spawn(nothing).join()
    return (time.perf_counter() - start) / COUNT * 1e6


def resident():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def parked_bytes():
    gc.collect()
    before = resident()
    parked = [gevent.spawn(gevent.sleep, 3600) for _ in range(COUNT)]
    gevent.sleep(0)
    after = resident()
    gevent.killall(parked)
    return (after - before) / COUNT


bytes_each = parked_bytes()
spawn_and_join()
micros = statistics.median(spawn_and_join() for _ in range(5))
print(json.dumps({"greenlets": COUNT, "spawn_join_us": round(micros, 3), "parked_bytes": round(bytes_each)}))
