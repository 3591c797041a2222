package org.example.legacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads and writes posts. */
final class PostDao {

  /** The name of the context attribute that holds the DAO. */
  static final String ATTRIBUTE = PostDao.class.getName();

  private static final int FEED_LENGTH = 20;

  private final DataSource dataSource;
  private final LikeCache likes = new LikeCache(200);

  PostDao(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Returns the newest posts of the members whom this one follows, newest first. */
  List<Post> feedOf(int memberId) throws SQLException {
    String sql =
        "SELECT p.id, m.name, p.body, p.created_at"
            + " FROM follows f"
            + " JOIN posts p ON p.author_id = f.followee_id"
            + " JOIN members m ON m.id = p.author_id"
            + " WHERE f.follower_id = ?"
            + " ORDER BY p.created_at DESC, p.id DESC"
            + " LIMIT "
            + FEED_LENGTH;
    List<Post> posts = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, memberId);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          long id = row.getLong(1);
          posts.add(
              new Post(
                  id,
                  row.getString(2),
                  row.getString(3),
                  row.getObject(4, OffsetDateTime.class)
                      .toInstant()
                      .truncatedTo(ChronoUnit.SECONDS),
                  likesOf(connection, id)));
        }
      }
    }
    return posts;
  }

  void create(int authorId, String text) throws SQLException {
    String sql = "INSERT INTO posts (author_id, body, created_at) VALUES (?, ?, ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, authorId);
      statement.setString(2, text);
      statement.setObject(3, OffsetDateTime.now(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  private int likesOf(Connection connection, long postId) throws SQLException {
    Integer known = likes.get(postId);
    if (known != null) {
      return known;
    }
    String sql = "SELECT COUNT(*) FROM likes WHERE post_id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, postId);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        int count = row.getInt(1);
        likes.put(postId, count);
        return count;
      }
    }
  }
}
