package io.junicorn.docker;

import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.images.PullPolicy;

/** The images that {@code .ci/docker} and the build make here, which are in no registry. */
public final class LocalImages {
  private static final String TESTS = "junicorn-test/";
  private static final String OURS = "junicorn:";

  private LocalImages() {}

  /** Never pulls one that is made here; any other as usual. */
  public static ImagePullPolicy pullPolicy(String image) {
    return image.startsWith(TESTS) || image.startsWith(OURS)
        ? _ -> false
        : PullPolicy.defaultPolicy();
  }
}
