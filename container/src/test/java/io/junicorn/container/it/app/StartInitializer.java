package io.junicorn.container.it.app;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.servlet.http.HttpServlet;
import java.util.Set;

/** Starts with the application, as frameworks do, and notes which servlet it was handed. */
@HandlesTypes(HttpServlet.class)
public class StartInitializer implements ServletContainerInitializer {
  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    context.setAttribute("initializer", classes.contains(EnvironmentServlet.class));
  }
}
