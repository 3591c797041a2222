package io.junicorn.container.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the command line, its help, the configuration file and the tables of settings say about one
 * component of a group of {@link Settings}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Setting {
  /** The default, as a user would write it; {@code off} for an optional one. */
  String value();

  /** The form of a value, such as {@code HOST:PORT}. */
  String form();

  /** Smallest number, number of milliseconds or number of bytes allowed. */
  long min() default 0;

  /** Largest number or number of bytes allowed; no duration may pass 24 hours. */
  long max() default Integer.MAX_VALUE;

  /** What it does, in one sentence. */
  String doc();

  /** Other names with the same meaning, mostly gunicorn's, without dashes at the front. */
  String[] aliases() default {};

  /** Whether a web application may have its own value, as {@code context./shop.KEY}. */
  boolean perContext() default false;

  /** Whether it belongs into the short table of the README. */
  boolean common() default false;
}
