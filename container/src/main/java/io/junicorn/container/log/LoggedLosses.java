package io.junicorn.container.log;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the server's log that lines of another log are lost: one warning for each burst. */
final class LoggedLosses implements Losses {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedLosses.class);

  @Override
  public void began(LineWriter writer, String why) {
    LOG.warn("lines of the {} are dropped and counted: {}", writer.name(), why);
  }

  @Override
  public void ended(LineWriter writer, long count) {
    LOG.warn("the {} is written again; {} lines were dropped", writer.name(), count);
  }

  @Override
  public void notReopened(LineWriter writer, IOException why) {
    LOG.warn(
        "the {} could not be opened anew, the old file is used: {}", writer.name(), why.toString());
  }

  @Override
  public void notClosed(LineWriter writer, IOException why) {
    LOG.warn("the old file of the {} could not be closed: {}", writer.name(), why.toString());
  }
}
