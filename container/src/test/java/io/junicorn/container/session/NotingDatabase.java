package io.junicorn.container.session;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database that says it is Oracle, has no row, takes every change and notes it. */
final class NotingDatabase {
  /** A statement that was executed, with its values by position. */
  record Update(String sql, Map<Integer, Object> values) {}

  final List<Update> updates = new ArrayList<>();
  private boolean fails;

  /** The next change fails. */
  void failOnce() {
    fails = true;
  }

  Update last() {
    return updates.getLast();
  }

  DataSource dataSource() {
    return fake(DataSource.class, Map.of("getConnection", _ -> connection()));
  }

  private Connection connection() {
    return fake(
        Connection.class,
        Map.of(
            "prepareStatement",
            arguments -> statement((String) arguments[0]),
            "getMetaData",
            _ -> fake(DatabaseMetaData.class, Map.of("getDatabaseProductName", _ -> "Oracle"))));
  }

  private PreparedStatement statement(String sql) {
    Map<Integer, Object> values = new TreeMap<>();
    Answer set = arguments -> values.put((Integer) arguments[0], arguments[1]);
    return fake(
        PreparedStatement.class,
        Map.of(
            "setString",
            set,
            "setLong",
            set,
            "setBinaryStream",
            arguments ->
                values.put(
                    (Integer) arguments[0], ((ByteArrayInputStream) arguments[1]).readAllBytes()),
            "executeUpdate",
            _ -> execute(new Update(sql, values))));
  }

  private int execute(Update update) throws SQLException {
    if (fails) {
      fails = false;
      throw new SQLException("the connection is gone");
    }
    updates.add(update);
    return 1;
  }

  @FunctionalInterface
  private interface Answer {
    @Nullable Object to(Object[] arguments) throws SQLException;
  }

  /** Answers what it is told to, and else as little as the type allows. */
  private static <T> T fake(Class<T> type, Map<String, Answer> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              Answer answer = answers.get(method.getName());
              Object answered = answer == null ? null : answer.to(arguments);
              Class<?> result = method.getReturnType();
              if (result == void.class) {
                return null;
              }
              if (answered != null) {
                return answered;
              }
              if (result == boolean.class) {
                return false;
              }
              if (result == int.class) {
                return 0;
              }
              return result.getName().startsWith("java.sql.") ? fake(result, Map.of()) : null;
            }));
  }
}
