package io.junicorn.container.management;

/** What it takes to use a page of the management port. */
enum Need {
  /** Anyone who reaches the port: probes and scrapers. */
  NOTHING,

  /** Somebody who may look inside: addresses, stacks, settings. */
  LOOK,

  /** Somebody who may change what the server does. */
  CHANGE
}
