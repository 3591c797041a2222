package io.junicorn.container.session;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.session.SessionData;
import org.eclipse.jetty.util.ClassLoadingObjectInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads attributes of a session. Those whose classes are none of the application's, such as the
 * login, are Jetty's to find in the server's class loader; in ee8 they are of the environment,
 * which lies between the two. Used by one thread, in the scope of its web application.
 */
final class SessionInput extends ClassLoadingObjectInputStream {
  SessionInput(InputStream in) throws IOException {
    super(in);
  }

  @Override
  public Object readObject(@Nullable ClassLoader loader)
      throws IOException, ClassNotFoundException {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    boolean ofServer = SessionData.class.getClassLoader().equals(loader);
    return super.readObject(ofServer && application != null ? application.getParent() : loader);
  }
}
