package io.junicorn.loadtests.rolling;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How a server is started and killed: as a process of this machine, or as a container. */
interface Deployment {
  /** The command that starts one in a slot and ends when it ends, with its exit code. */
  List<String> command(Slot slot, List<String> flags);

  /** The variables of that command. */
  Map<String, String> environment();

  /** Kills it as {@code kill -9} does. */
  void kill(Slot slot, long pid) throws IOException;
}
