package io.junicorn.greenlet;

import java.util.Optional;

/** A security identity in a thread-local, as frameworks have it. */
public final class IdentityContext implements SpawnContext {
  static final ThreadLocal<String> IDENTITY = new ThreadLocal<>();

  @Override
  public Optional<Runnable> capture() {
    return Optional.ofNullable(IDENTITY.get()).map(name -> () -> IDENTITY.set(name));
  }
}
