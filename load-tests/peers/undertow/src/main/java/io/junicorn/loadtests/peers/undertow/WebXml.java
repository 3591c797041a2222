package io.junicorn.loadtests.peers.undertow;

import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ServletInfo;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.util.EventListener;
import java.util.List;

/** Reads a web.xml into a deployment, since Undertow without WildFly has no reader of its own. */
final class WebXml {
  private final Xml root;
  private final DeploymentInfo info;

  WebXml(Path file, DeploymentInfo info) throws Exception {
    this.root = Xml.read(file);
    this.info = info;
  }

  void apply() throws ClassNotFoundException {
    for (Xml parameter : root.all("context-param")) {
      info.addInitParameter(parameter.text("param-name"), parameter.text("param-value"));
    }
    for (Xml listener : root.all("listener")) {
      info.addListener(
          Servlets.listener(load(listener.text("listener-class"), EventListener.class)));
    }
    for (Xml filter : root.all("filter")) {
      info.addFilter(filter(filter));
    }
    root.all("filter-mapping").forEach(this::map);
    for (Xml servlet : root.all("servlet")) {
      info.addServlet(servlet(servlet));
    }
    for (Xml list : root.all("welcome-file-list")) {
      info.addWelcomePages(list.texts("welcome-file"));
    }
    for (Xml page : root.all("error-page")) {
      addErrorPage(page);
    }
  }

  private FilterInfo filter(Xml xml) throws ClassNotFoundException {
    FilterInfo filter =
        new FilterInfo(xml.text("filter-name"), load(xml.text("filter-class"), Filter.class));
    filter.setAsyncSupported(xml.optional("async-supported").map("true"::equals).orElse(false));
    for (Xml parameter : xml.all("init-param")) {
      filter.addInitParam(parameter.text("param-name"), parameter.text("param-value"));
    }
    return filter;
  }

  private void map(Xml mapping) {
    String name = mapping.text("filter-name");
    List<DispatcherType> dispatchers =
        mapping.texts("dispatcher").stream().map(DispatcherType::valueOf).toList();
    for (DispatcherType type :
        dispatchers.isEmpty() ? List.of(DispatcherType.REQUEST) : dispatchers) {
      mapping.texts("url-pattern").forEach(url -> info.addFilterUrlMapping(name, url, type));
      mapping
          .texts("servlet-name")
          .forEach(servlet -> info.addFilterServletNameMapping(name, servlet, type));
    }
  }

  private ServletInfo servlet(Xml xml) throws ClassNotFoundException {
    String name = xml.text("servlet-name");
    ServletInfo servlet = new ServletInfo(name, load(xml.text("servlet-class"), Servlet.class));
    servlet.setAsyncSupported(xml.optional("async-supported").map("true"::equals).orElse(false));
    xml.optional("load-on-startup").map(Integer::valueOf).ifPresent(servlet::setLoadOnStartup);
    for (Xml parameter : xml.all("init-param")) {
      servlet.addInitParam(parameter.text("param-name"), parameter.text("param-value"));
    }
    for (Xml multipart : xml.all("multipart-config")) {
      servlet.setMultipartConfig(
          new MultipartConfigElement(
              multipart.optional("location").orElse(""),
              multipart.number("max-file-size", -1),
              multipart.number("max-request-size", -1),
              (int) multipart.number("file-size-threshold", 0)));
    }
    root.all("servlet-mapping").stream()
        .filter(mapping -> mapping.text("servlet-name").equals(name))
        .flatMap(mapping -> mapping.texts("url-pattern").stream())
        .forEach(servlet::addMapping);
    return servlet;
  }

  /** Pages that are JSPs are left out: they would be sent as their source. */
  private void addErrorPage(Xml page) throws ClassNotFoundException {
    String location = page.text("location");
    if (location.endsWith(".jsp")) {
      return;
    }
    if (!page.all("error-code").isEmpty()) {
      info.addErrorPage(new ErrorPage(location, (int) page.number("error-code", 500)));
    } else if (!page.all("exception-type").isEmpty()) {
      info.addErrorPage(
          new ErrorPage(location, load(page.text("exception-type"), Throwable.class)));
    } else {
      info.addErrorPage(new ErrorPage(location));
    }
  }

  private <T> Class<? extends T> load(String name, Class<T> type) throws ClassNotFoundException {
    return Class.forName(name, false, info.getClassLoader()).asSubclass(type);
  }
}
