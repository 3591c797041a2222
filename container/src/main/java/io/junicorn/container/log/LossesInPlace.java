package io.junicorn.container.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Says that entries are lost where it can still be read: at once on another stream, later in the
 * log itself. For the server's own log and the standard streams.
 */
final class LossesInPlace implements Losses {
  private final @Nullable LineWriter elsewhere;

  /** Without another stream, it is said later only. */
  LossesInPlace(@Nullable LineWriter elsewhere) {
    this.elsewhere = elsewhere;
  }

  @Override
  public void began(LineWriter writer, String why) {
    tell(elsewhere, writer.name() + " loses what is written: " + why);
  }

  @Override
  public void ended(LineWriter writer, long count) {
    tell(writer, count + " entries of " + writer.name() + " were lost before this line");
  }

  @Override
  public void notReopened(LineWriter writer, IOException why) {
    tell(writer, writer.name() + " could not be opened anew, the old file is used: " + why);
  }

  @Override
  public void notClosed(LineWriter writer, IOException why) {
    tell(writer, "the old file of " + writer.name() + " could not be closed: " + why);
  }

  private static void tell(@Nullable LineWriter to, String text) {
    if (to != null) {
      to.offer(("junicorn: " + text + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
