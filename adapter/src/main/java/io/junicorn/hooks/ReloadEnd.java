package io.junicorn.hooks;

/**
 * How a reload of one web application ended.
 *
 * @param context path of the web application, such as {@code /shop}
 * @param taken whether the new copy serves; if not, the old one goes on
 * @param message why the old one was kept, or that the new one serves
 * @param millis how long it took until then, in milliseconds; requests of the old copy may still
 *     run
 */
public record ReloadEnd(String context, boolean taken, String message, long millis) {}
