package io.junicorn.container.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.session.SessionData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the attributes of a session. One that cannot be serialized does not keep the others from
 * being stored: it is left out, and said so by name and class, once for each session that is held
 * in memory.
 */
final class SessionAttributes {
  private static final Logger LOG = LoggerFactory.getLogger(SessionAttributes.class);

  /** Of an id, which is a secret: enough to find the session, too little to take it over. */
  private static final int SHOWN = 8;

  /** Jetty's way of writing all attributes. */
  @FunctionalInterface
  interface Format {
    void write(SessionData data, OutputStream out) throws Exception;
  }

  private final String store;
  private final Format format;

  /**
   * For one store.
   *
   * @param store its name, and what becomes of an attribute that it does not take
   */
  SessionAttributes(String store, Format format) {
    this.store = store;
    this.format = format;
  }

  /** The attributes as bytes, without those that cannot be serialized. */
  byte[] bytes(StoredSession session) throws Exception {
    try {
      return write(session);
    } catch (IOException | RuntimeException e) {
      Map<String, Object> good = new HashMap<>();
      session
          .getAllAttributes()
          .forEach(
              (name, value) -> {
                String why = whyNot(value);
                if (why == null) {
                  good.put(name, value);
                } else if (session.tellOnce(name)) {
                  LOG.error(
                      "session {}... of {}: the attribute '{}' ({}) is not kept {}: {}",
                      session.getId().substring(0, Math.min(SHOWN, session.getId().length())),
                      session.getContextPath().isEmpty() ? "/" : session.getContextPath(),
                      name,
                      value.getClass().getName(),
                      store,
                      why);
                }
              });
      if (good.size() == session.getAllAttributes().size()) {
        throw e;
      }
      return write(
          new SessionData(
              session.getId(), session.getContextPath(), session.getVhost(), 0, 0, 0, 0, good));
    }
  }

  private byte[] write(SessionData data) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    format.write(data, bytes);
    return bytes.toByteArray();
  }

  private static @Nullable String whyNot(Object value) {
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      out.writeObject(value);
      return null;
    } catch (NotSerializableException e) {
      return e.getMessage() + " is not Serializable";
    } catch (IOException | RuntimeException e) {
      return "writing it throws " + e;
    }
  }
}
