package io.junicorn.container.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the command line, its help and the table of settings say about a component of {@link
 * Settings}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Setting {
  /** The default, as a user would write it. */
  String value();

  /** The form of a value, such as {@code HOST:PORT}. */
  String form();

  /** Smallest number, or number of milliseconds, allowed. */
  long min() default 0;

  /** Largest number allowed; no duration may pass 24 hours. */
  long max() default Integer.MAX_VALUE;

  /** What it does, in one sentence. */
  String doc();
}
