package io.junicorn.container.session;

import java.io.Serial;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.session.SessionContext;
import org.eclipse.jetty.session.SessionData;
import org.jspecify.annotations.Nullable;

/**
 * A session that a store keeps, with what the store must remember of it between loading and saving.
 *
 * <p>Used under the lock of Jetty's session.
 */
final class StoredSession extends SessionData {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Set<String> told = ConcurrentHashMap.newKeySet();
  private transient byte @Nullable [] stored;
  private transient byte @Nullable [] outgoing;
  private transient byte @Nullable [] outgoingDigest;
  private transient @Nullable String file;

  StoredSession(
      SessionContext context, String id, long created, long accessed, long lastAccessed, long max) {
    super(
        id,
        context.getCanonicalContextPath(),
        context.getVhost(),
        created,
        accessed,
        lastAccessed,
        max);
  }

  /** Whether nothing was said of this attribute yet. */
  boolean tellOnce(String attribute) {
    return told.add(attribute);
  }

  /** These are the attributes in the store. */
  void isLoaded(byte[] attributes) {
    stored = digest(attributes);
  }

  /**
   * These are the attributes to write, until {@link #end}: compared and written as the same bytes,
   * for another thread may change an attribute in between.
   */
  void begin(byte[] attributes) {
    outgoing = attributes;
    outgoingDigest = digest(attributes);
  }

  /** Whether the store has other attributes than those to write, as far as this session knows. */
  boolean differs() {
    return stored == null || !MessageDigest.isEqual(stored, outgoingDigest);
  }

  /** The attributes to write. */
  byte[] outgoing() {
    return Objects.requireNonNull(outgoing, "written between begin and end");
  }

  /** The store has the attributes to write. */
  void isStored() {
    stored = outgoingDigest;
  }

  /** Nothing is to be written any more. */
  void end() {
    outgoing = null;
    outgoingDigest = null;
  }

  /** The name of the file that has it. */
  void isIn(@Nullable String name) {
    file = name;
  }

  /** Whether that is the file it was read from or written to last. */
  boolean wasIn(String name) {
    return name.equals(file);
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
