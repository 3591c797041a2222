package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.simulation.Rate;
import io.junicorn.loadtests.simulation.Wait;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads rates and waits from the command line. */
final class Values {
  private Values() {}

  static void register(CommandLine command) {
    command.registerConverter(Rate.class, Values::rate);
    command.registerConverter(Wait.class, Values::wait);
  }

  /** {@code 100}, {@code ramp:50:800:240} or {@code bursts:100:400:4:10}. */
  static Rate rate(String text) {
    String[] parts = text.split(":", -1);
    try {
      return switch (parts.length + parts[0]) {
        case "4ramp" -> new Rate.Ramp(number(parts, 1), number(parts, 2), number(parts, 3));
        case "5bursts" ->
            new Rate.Bursts(number(parts, 1), number(parts, 2), number(parts, 3), number(parts, 4));
        default -> new Rate.Constant(Double.parseDouble(text));
      };
    } catch (IllegalArgumentException e) {
      throw refused(text, "RATE, ramp:FROM:TO:SECONDS or bursts:USUAL:BURST:ON:PERIOD", e);
    }
  }

  /** {@code 0.5} (exponential), {@code fixed:0.5} or {@code lognormal:0.5:1}. */
  static Wait wait(String text) {
    String[] parts = text.split(":", -1);
    try {
      return switch (parts.length + parts[0]) {
        case "2fixed" -> new Wait.Fixed(number(parts, 1));
        case "3lognormal" -> new Wait.LogNormal(number(parts, 1), number(parts, 2));
        default -> new Wait.Exponential(Double.parseDouble(text));
      };
    } catch (IllegalArgumentException e) {
      throw refused(text, "SECONDS (exponential), fixed:SECONDS or lognormal:MEAN:SIGMA", e);
    }
  }

  private static double number(String[] parts, int index) {
    return Double.parseDouble(parts[index]);
  }

  private static TypeConversionException refused(
      String text, String allowed, IllegalArgumentException why) {
    return new TypeConversionException(
        String.format(Locale.ROOT, "'%s' is none of %s: %s", text, allowed, why.getMessage()));
  }
}
