package io.junicorn.loadtests.result;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the run took place.
 *
 * @param system operating system and kernel
 * @param processor the processor's own name
 * @param cores how many the servers and the load share
 * @param memoryMiB physical memory
 * @param java the virtual machine of the servers
 * @param tools versions of what made the load, by name
 */
public record Machine(
    String system,
    String processor,
    int cores,
    long memoryMiB,
    String java,
    Map<String, String> tools) {
  public Machine {
    tools = Collections.unmodifiableMap(new TreeMap<>(tools));
  }
}
