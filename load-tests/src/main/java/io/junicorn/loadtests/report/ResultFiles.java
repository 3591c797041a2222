package io.junicorn.loadtests.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.junicorn.loadtests.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Result files: a run as JSON whose order never changes, so that a diff can be read. */
public final class ResultFiles {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(new SimpleModule().addSerializer(Double.class, new RoundedNumber()))
          .build();

  private ResultFiles() {}

  /** Writes the file whole or not at all: a reader never sees half of it. */
  public static void write(RunResult run, Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null) {
      throw new IOException(file + ": not a file");
    }
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, ".result", ".tmp");
    try {
      Files.writeString(unfinished, toJson(run));
      Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Reads a file; whatever is wrong with it is told together with its name. */
  public static RunResult read(Path file) throws IOException {
    String text = Files.readString(file);
    try {
      JsonNode tree = JSON.readTree(text);
      checkFormat(tree, file);
      return JSON.treeToValue(tree, RunResult.class);
    } catch (JsonMappingException e) {
      throw new IOException(file + ": " + where(e) + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void checkFormat(JsonNode tree, Path file) throws IOException {
    if (!tree.isObject()) {
      throw new IOException(file + ": not JSON of a bench run: no object");
    }
    String format = tree.path("format").asText("");
    if (!format.equals(RunResult.FORMAT)) {
      throw new IOException(
          "%s: format '%s', but this version reads '%s'".formatted(file, format, RunResult.FORMAT));
    }
  }

  private static String where(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.isEmpty() ? "" : "at " + path + ": ";
  }

  private static String toJson(RunResult run) throws JsonProcessingException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    return JSON.writer(printer).writeValueAsString(run) + "\n";
  }
}
