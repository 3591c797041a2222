package io.junicorn.container.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.session.FileSessionDataStore;
import org.eclipse.jetty.session.SessionData;
import org.eclipse.jetty.session.UnwriteableSessionDataException;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's store of one file for each session.
 *
 * <p>What it adds: a file is replaced whole, so a kill in the middle of a write loses nothing; a
 * session that was only read is not written each time; and the stores of one context share what
 * they know of the files, so that a new version of a web application, started beside the old one,
 * finds the sessions that are made meanwhile.
 *
 * <p>Called on the threads of requests. Reading a small file holds the carrier for microseconds;
 * writing is done by threads of the folder.
 */
final class DiskSessionStore extends FileSessionDataStore {
  private static final String LOST = "on the disk, so it ends with this process";

  /** Milliseconds that a session which was only read may seem older after a restart. */
  private static final long MOST_LATE = 60_000;

  private final SessionFolder folder;
  private final SessionAttributes attributes =
      new SessionAttributes(LOST, super::serializeAttributes);

  DiskSessionStore(SessionFolder folder) {
    this.folder = folder;
    setStoreDir(folder.path().toFile());
  }

  @Override
  public SessionData newSessionData(
      String id, long created, long accessed, long lastAccessed, long maxInactiveMs) {
    return new StoredSession(_context, id, created, accessed, lastAccessed, maxInactiveMs);
  }

  /** Jetty's own, but once for a context: it takes a file that it knows already for an old one. */
  @Override
  public void initializeStore() throws Exception {
    synchronized (folder) {
      var known = folder.names(_contextString);
      if (known.isPresent()) {
        _sessionFileMap = known.get();
        return;
      }
      _sessionFileMap = new ConcurrentHashMap<>();
      super.initializeStore();
      folder.know(_contextString, _sessionFileMap);
    }
  }

  @Override
  protected void doStop() throws Exception {
    // Jetty clears its map, and this one is not its own.
    _sessionFileMap = new ConcurrentHashMap<>();
    super.doStop();
  }

  @Override
  public void store(String id, SessionData data) throws Exception {
    Uninterrupted.run(() -> super.store(id, data));
  }

  @Override
  public void doStore(String id, SessionData data, long lastSaveTime) throws Exception {
    StoredSession session = (StoredSession) data;
    try {
      session.begin(attributes.bytes(session));
      String key = getIdWithContext(id);
      String before = _sessionFileMap.get(key);
      if (lastSaveTime > 0 && isLeft(session, before)) {
        return;
      }
      ByteArrayOutputStream file = new ByteArrayOutputStream(session.outgoing().length + 256);
      save(file, id, data);
      String name = getIdWithContextAndExpiry(data);
      folder.replace(before, name, file.toByteArray());
      _sessionFileMap.put(key, name);
      session.isStored();
      session.isIn(name);
    } catch (Exception e) {
      throw new UnwriteableSessionDataException(id, _context, e);
    } finally {
      session.end();
    }
  }

  /**
   * Whether the store has it as it should. Two copies of the application share it during a reload:
   * what the other one has ended stays ended, and what it has written stays, if nothing has changed
   * here.
   */
  private boolean isLeft(StoredSession session, @Nullable String file) {
    return file == null || (!session.differs() && (!session.wasIn(file) || isFresh(session, file)));
  }

  /** Whether the end of the session that the file's name tells is near enough to the true one. */
  private boolean isFresh(StoredSession session, String name) {
    long late = session.getExpiry() - getExpiryFromFilename(name);
    return late == 0 || (late > 0 && late < Math.min(MOST_LATE, session.getMaxInactiveMs() / 10));
  }

  @Override
  protected SessionData load(InputStream in, String expectedId) throws Exception {
    // One read, not one for each field.
    return super.load(new ByteArrayInputStream(in.readAllBytes()), expectedId);
  }

  @Override
  protected ObjectInputStream newObjectInputStream(InputStream in) throws IOException {
    return new SessionInput(in);
  }

  @Override
  protected void deserializeAttributes(SessionData data, InputStream in) throws Exception {
    super.deserializeAttributes(data, in);
    StoredSession session = (StoredSession) data;
    session.isLoaded(attributes.bytes(session));
    session.isIn(_sessionFileMap.get(getIdWithContext(data.getId())));
  }

  @Override
  protected void serializeAttributes(SessionData data, OutputStream out) throws Exception {
    out.write(((StoredSession) data).outgoing());
  }
}
