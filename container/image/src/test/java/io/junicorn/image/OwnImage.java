package io.junicorn.image;

import java.nio.file.Path;
import java.util.List;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** An image that a user makes of ours: {@code FROM} and some {@code COPY}. */
final class OwnImage {
  private OwnImage() {}

  /**
   * A file that is copied.
   *
   * @param from a file of this machine
   * @param to its place in the image
   */
  record Copy(Path from, String to) {}

  /** Builds it and returns its name; it is deleted when this JVM ends. */
  static String build(List<Copy> copies) {
    ImageFromDockerfile image = new ImageFromDockerfile();
    StringBuilder dockerfile = new StringBuilder("FROM " + Image.name() + "\n");
    for (Copy copy : copies) {
      String name = copy.from().getFileName().toString();
      image.withFileFromPath(name, copy.from());
      dockerfile.append("COPY ").append(name).append(' ').append(copy.to()).append('\n');
    }
    return image.withFileFromString("Dockerfile", dockerfile.toString()).get();
  }
}
