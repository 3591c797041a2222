package io.junicorn.container.series;

import java.util.function.DoubleSupplier;

/**
 * One line of a chart.
 *
 * @param name its member in the JSON, in lower case with underscores
 * @param source what it is now; NaN when there is no number. Called by the sampling thread alone
 */
public record Column(String name, DoubleSupplier source) {}
