package io.junicorn.container.it.support;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Prints what the child processes said when a test fails, and ends those that a test class left
 * behind. Found by JUnit through META-INF/services.
 */
public final class ProcessesExtension implements AfterTestExecutionCallback, AfterAllCallback {
  /** Made by JUnit. */
  public ProcessesExtension() {}

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      for (JunicornProcess process : JunicornProcess.live()) {
        System.out.println(
            "--- output of the server in " + context.getDisplayName() + ":\n" + process.output());
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    JunicornProcess.live().forEach(JunicornProcess::close);
  }
}
