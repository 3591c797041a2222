package io.junicorn.coroutine;

/** How far a coroutine has come. */
enum Stage {
  /** Made; it has no greenlet. */
  NEW,
  /** It runs, or is parked in a switch. */
  STARTED,
  /** Its body has ended, or never will begin. */
  DEAD
}
