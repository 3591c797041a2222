package org.example.legacy;

import java.time.Instant;

/** A post in a feed, a bean for the JSP. */
public final class Post {

  private final long id;
  private final String author;
  private final String text;
  private final Instant created;
  private final int likes;

  Post(long id, String author, String text, Instant created, int likes) {
    this.id = id;
    this.author = author;
    this.text = text;
    this.created = created;
    this.likes = likes;
  }

  public long getId() {
    return id;
  }

  public String getAuthor() {
    return author;
  }

  public String getText() {
    return text;
  }

  public Instant getCreated() {
    return created;
  }

  public int getLikes() {
    return likes;
  }
}
