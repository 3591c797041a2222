package org.example.legacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Invented members and posts, the same ones each time. */
final class DemoData {

  /** Members have the ids from 1 to this. */
  static final int MEMBERS = 50;

  private static final int POSTS = 500;

  private static final String[] TOPICS = {
    "the weather", "a slow query", "the new build", "lunch", "an old bug", "the night shift", "tea"
  };

  private DemoData() {}

  static boolean isMissing(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM members")) {
      row.next();
      return row.getInt(1) == 0;
    }
  }

  static void insert(Connection connection) throws SQLException {
    insertMembers(connection);
    insertPosts(connection);
    try (Statement statement = connection.createStatement()) {
      // Everybody follows himself, in order to see his own posts, and nine others.
      statement.executeUpdate(
          "INSERT INTO follows (follower_id, followee_id) SELECT a.id, b.id FROM members a, members"
              + " b WHERE a.id = b.id OR MOD(a.id * 7 + b.id * 3, 5) = 0");
      statement.executeUpdate(
          "INSERT INTO likes (post_id, member_id) SELECT p.id, m.id FROM posts p, members m"
              + " WHERE MOD(m.id * 31 + p.id * p.id, 11) = 0");
    }
  }

  private static void insertMembers(Connection connection) throws SQLException {
    String sql = "INSERT INTO members (id, name) VALUES (?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int id = 1; id <= MEMBERS; id++) {
        statement.setInt(1, id);
        statement.setString(2, String.format(Locale.ROOT, "member%02d", id));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void insertPosts(Connection connection) throws SQLException {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    String sql = "INSERT INTO posts (author_id, body, created_at) VALUES (?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < POSTS; i++) {
        statement.setInt(1, i * 17 % MEMBERS + 1);
        statement.setString(2, "Post " + (i + 1) + ", about " + TOPICS[i % TOPICS.length] + ".");
        statement.setObject(3, now.minusMinutes(POSTS - i));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
