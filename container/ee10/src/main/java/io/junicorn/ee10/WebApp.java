package io.junicorn.ee10;

import io.junicorn.environment.ClassLoading;
import io.junicorn.environment.PageCompilation;
import io.junicorn.environment.SpooledBody;
import io.junicorn.environment.WebApplication;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.eclipse.jetty.ee10.jsp.JettyJspServlet;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.security.LoginService;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextRequest;
import org.eclipse.jetty.session.SessionManager;

/** A Jakarta EE 10 web application that tells strangers nothing of its inside. */
public final class WebApp extends WebAppContext implements WebApplication {
  private ClassLoading classes = WebAppClassLoader::new;
  private Set<Path> withoutAnnotations = Set.of();
  private Executor formThreads = Runnable::run;

  /** A web application without content; the container sets it up. */
  @SuppressWarnings("this-escape") // Jetty's own way of setting up a context.
  public WebApp() {
    super(null, null, null, null, new ErrorPages(), SESSIONS | SECURITY);
    WebApplication.setUp(this);
    addConfiguration(new Annotations(() -> withoutAnnotations));
  }

  @Override
  public void loadClassesBy(ClassLoading loaders) {
    classes = loaders;
  }

  @Override
  public void seekNoAnnotationsIn(Set<Path> places) {
    withoutAnnotations = places;
  }

  @Override
  @SuppressWarnings("NullAway") // Jetty's signature, which says nothing of null.
  protected ClassLoader configureClassLoader(ClassLoader loader) {
    return loader instanceof WebAppClassLoader ? loader : classes.loader(loader, this);
  }

  @Override
  public ContextHandler handler() {
    return this;
  }

  @Override
  public SessionManager sessions() {
    return getSessionHandler();
  }

  @Override
  public void useLoginService(LoginService users) {
    getSecurityHandler().setLoginService(users);
  }

  @Override
  public Optional<String> realmName() {
    return Optional.ofNullable(getSecurityHandler().getRealmName());
  }

  @Override
  public void limitWebSocketMessages(int bytes) {
    addEventListener(new MessageLimit(bytes));
  }

  @Override
  public void compilePagesOn(PageCompilation threads) {
    setAttribute(PageCompilation.ATTRIBUTE, threads);
  }

  @Override
  public void parseFormsOn(Executor threads) {
    formThreads = threads;
  }

  @Override
  protected ContextRequest wrapRequest(Request request, Response response) {
    return super.wrapRequest(SpooledBody.of(request, formThreads), response);
  }

  /** All descriptors have been read. */
  @Override
  protected void startWebapp() throws Exception {
    for (ServletHolder servlet : getServletHandler().getServlets()) {
      if (JettyJspServlet.class.getName().equals(servlet.getClassName())
          && servlet.getInitParameter(COMPILER) == null) {
        servlet.setInitParameter(COMPILER, PageCompiler.class.getName());
      }
    }
    super.startWebapp();
  }
}
