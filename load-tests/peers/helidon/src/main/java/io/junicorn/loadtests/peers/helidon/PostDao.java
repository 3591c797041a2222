package io.junicorn.loadtests.peers.helidon;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads posts with the statements of the sample; somebody else has set the tables up. */
final class PostDao {
  private static final String FEED =
      "SELECT p.id, m.name, p.body, p.created_at"
          + " FROM follows f"
          + " JOIN posts p ON p.author_id = f.followee_id"
          + " JOIN members m ON m.id = p.author_id"
          + " WHERE f.follower_id = ?"
          + " ORDER BY p.created_at DESC, p.id DESC"
          + " LIMIT 20";
  private static final String LIKES = "SELECT COUNT(*) FROM likes WHERE post_id = ?";

  private final HikariDataSource pool = new HikariDataSource();
  private final LikeCache likes = new LikeCache();

  private PostDao(String url) {
    pool.setJdbcUrl(url);
    pool.setUsername(Answers.setting("LEGACY_JDBC_USER"));
    pool.setPassword(Answers.setting("LEGACY_JDBC_PASSWORD"));
    // Size and patience of the sample's own pool.
    pool.setMaximumPoolSize(20);
    pool.setConnectionTimeout(10_000);
  }

  static Optional<PostDao> fromSettings() {
    String url = Answers.setting("LEGACY_JDBC_URL");
    return url.isEmpty() ? Optional.empty() : Optional.of(new PostDao(url));
  }

  List<Post> feedOf(int memberId) throws SQLException {
    List<Post> posts = new ArrayList<>();
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(FEED)) {
      statement.setInt(1, memberId);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          posts.add(post(connection, row));
        }
      }
    }
    return posts;
  }

  private Post post(Connection connection, ResultSet row) throws SQLException {
    long id = row.getLong(1);
    return new Post(
        id,
        row.getString(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.SECONDS),
        likesOf(connection, id));
  }

  private int likesOf(Connection connection, long postId) throws SQLException {
    Integer known = likes.get(postId);
    if (known != null) {
      return known;
    }
    try (PreparedStatement statement = connection.prepareStatement(LIKES)) {
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
