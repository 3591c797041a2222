package io.junicorn.patch.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a public static method that calls of another one are redirected to. It has the same
 * parameters, behind the receiver if there is one; in place of a constructor it returns the object.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InPlaceOf {
  /** The name of a constructor. */
  String CONSTRUCTOR = "<init>";

  /** The class that declares what is replaced. */
  Class<?> value();

  /** The method that is replaced. */
  String method() default CONSTRUCTOR;
}
