package io.junicorn.container.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * The threads that write sessions outlive the web applications whose sessions they write, and who
 * may list the folder is told.
 */
class SessionFolderTest {
  @TempDir private Path path;

  private static List<Thread> writers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("junicorn-session-"))
        .toList();
  }

  /** What the log warns of while a folder is taken. */
  private static List<String> warnings(Path folder) throws IOException {
    Logger logger = (Logger) LoggerFactory.getLogger(SessionFolder.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      SessionFolder.open(folder).close();
    } finally {
      logger.detachAppender(log);
    }
    return log.list.stream()
        .filter(event -> event.getLevel().equals(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private Path folderWith(String permissions) throws IOException {
    return Files.setPosixFilePermissions(
        Files.createDirectory(path.resolve("there")), PosixFilePermissions.fromString(permissions));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwx---r-x", "rwxrwxrwx"})
  void aFolderThatOthersMayListIsNamedAndLeftAsItIs(String permissions) throws IOException {
    Path folder = folderWith(permissions);
    assertThat(warnings(folder))
        .singleElement()
        .asString()
        .contains(folder.toString(), permissions, "session ids");
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString(permissions));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwx------", "rwx--x--x"})
  void aFolderThatOnlyItsOwnerMayListIsNotNamed(String permissions) throws IOException {
    assertThat(warnings(folderWith(permissions))).isEmpty();
  }

  @Test
  void aFolderThatIsMadeIsItsOwnersAlone() throws IOException {
    Path folder = path.resolve("made");
    assertThat(warnings(folder)).isEmpty();
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
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
