package io.junicorn.image;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One server for all tests of a class, started in front of the first of them; so each of them is
 * reported as skipped where there is no image. Its log is printed when a test fails.
 */
final class SharedServer
    implements BeforeEachCallback, AfterTestExecutionCallback, AfterAllCallback {
  private final Supplier<ImageServer> start;
  private @Nullable ImageServer running;

  SharedServer(Supplier<ImageServer> start) {
    this.start = start;
  }

  ImageServer server() {
    return Objects.requireNonNull(running);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Image.assumeBuilt();
    if (running == null) {
      running = start.get();
    }
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent() && running != null) {
      System.err.println(running.log());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (running != null) {
      running.close();
    }
  }
}
