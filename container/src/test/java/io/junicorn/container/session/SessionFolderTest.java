package io.junicorn.container.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The threads that write sessions outlive the web applications whose sessions they write. */
class SessionFolderTest {
  @TempDir private Path path;

  private static List<Thread> writers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("junicorn-session-"))
        .toList();
  }

  @Test
  void aWriterKeepsNoClassLoaderOfWhoStoredTheFirstSession() throws Exception {
    ClassLoader application = new ClassLoader(getClass().getClassLoader()) {};
    Thread caller = Thread.currentThread();
    ClassLoader before = caller.getContextClassLoader();
    caller.setContextClassLoader(application);
    try (SessionFolder folder = SessionFolder.open(path)) {
      folder.replace(null, "session", new byte[] {1, 2});
      assertThat(path.resolve("session")).hasBinaryContent(new byte[] {1, 2});
      assertThat(writers())
          .isNotEmpty()
          .extracting(Thread::getContextClassLoader)
          .doesNotContain(application);
    } finally {
      caller.setContextClassLoader(before);
    }
  }
}
