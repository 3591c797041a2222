package io.junicorn.container.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * The libraries that are worth a word, each a row. What is harmless on this Java is information.
 */
final class LibraryRows {
  private static final String POOL = "connection-pool";
  private static final String DRIVER = "jdbc-driver";
  private static final String CACHE = "thread-affine-cache";
  private static final String OPENS = "needs-add-opens";

  private static final Advice LIMIT =
      new Advice(
          "is a pool of connections, which limits how many requests query at once",
          "lets any number of greenlets wait for a connection, without a thread",
          "set its size and a limit of the wait; the server's own pools are measured"
              + " (docs/resources.md)");

  private static final Advice LOCKS =
      new Advice(
          "holds locks of synchronized while it waits for the database",
          "lets it park all the same, since Java 24 (JEP 491)",
          "nothing");

  private static final Advice BUFFERS =
      new Advice(
          "keeps buffers for each thread",
          "starts a fresh greenlet for each request, so buffers are made anew and left to the"
              + " collector",
          "nothing; if profiles show it, choose a pool that threads share");

  static final List<LibraryRow> ALL =
      Stream.of(
              Stream.of(
                  pool("HikariCP*"),
                  pool("commons-dbcp*"),
                  pool("tomcat-jdbc"),
                  pool("tomcat-dbcp"),
                  pool("c3p0"),
                  pool("bonecp"),
                  pool("druid"),
                  driver("HikariCP", "5.1.0"),
                  driver("postgresql", "42.6.0"),
                  driver("mysql-connector-java", ""),
                  driver("mysql-connector-j", "9.0.0"),
                  driver("mariadb-java-client", "3.3.0"),
                  driver("ojdbc6", ""),
                  driver("ojdbc7", ""),
                  driver("ojdbc8", "21.1"),
                  driver("mssql-jdbc", "12.4"),
                  driver("jtds", "")),
              Stream.of(
                  cache("netty-buffer"), cache("netty-all"), cache("jackson-core"), cache("kryo")),
              Stream.of(
                  opens("cglib*", "3.3.0", "java.base/java.lang"),
                  opens("javassist", "3.24.0-GA", "java.base/java.lang"),
                  opens("spring-core", "5.3.0", "java.base/java.lang"),
                  opens("hibernate-core", "5.3.0", "java.base/java.lang"),
                  opens("groovy*", "3.0.8", "java.base/java.lang"),
                  opens("guice", "5.0.0", "java.base/java.lang"),
                  opens("xstream", "1.4.20", "java.base/java.util"),
                  opens("hazelcast*", "5.0", "java.base/java.nio"),
                  opens("netty", "4.0", "java.base/java.nio"),
                  opens("jboss-marshalling*", "2.0.12", "java.base/java.io")))
          .flatMap(rows -> rows)
          .toList();

  private LibraryRows() {}

  private static LibraryRow pool(String name) {
    return new LibraryRow(POOL, name, "", Severity.INFO, LIMIT);
  }

  private static LibraryRow driver(String name, String below) {
    return new LibraryRow(DRIVER, name, below, Severity.INFO, LOCKS);
  }

  private static LibraryRow cache(String name) {
    return new LibraryRow(CACHE, name, "", Severity.INFO, BUFFERS);
  }

  private static LibraryRow opens(String name, String below, String packageName) {
    return new LibraryRow(
        OPENS,
        name,
        below,
        Severity.WARNING,
        new Advice(
            "sets private fields or calls private methods of the JDK, which Java forbids since 17",
            "passes JUNICORN_JAVA_OPTS on; without it, what needs them fails with an"
                + " InaccessibleObjectException",
            "take "
                + below
                + " or newer, or JUNICORN_JAVA_OPTS='--add-opens "
                + packageName
                + "=ALL-UNNAMED'"));
  }
}
