package io.junicorn.container.leak;

import java.lang.management.ManagementFactory;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** What the JVM has once, and an application may have put its own into. */
final class GlobalHolders {
  private GlobalHolders() {}

  static void find(Owned owned, List<String> found) {
    beans(owned, found);
    loggers(owned, found);
    for (Provider provider : Security.getProviders()) {
      add(owned, provider, "the security provider " + provider.getName(), found);
    }
    add(
        owned,
        Thread.getDefaultUncaughtExceptionHandler(),
        "the default handler of uncaught exceptions",
        found);
    add(owned, Authenticator.getDefault(), "the default java.net.Authenticator", found);
    add(owned, ProxySelector.getDefault(), "the default java.net.ProxySelector", found);
    add(owned, CookieHandler.getDefault(), "the default java.net.CookieHandler", found);
    add(owned, ResponseCache.getDefault(), "the default java.net.ResponseCache", found);
  }

  private static void add(Owned owned, @Nullable Object holder, String what, List<String> found) {
    if (holder != null && owned.made(holder)) {
      found.add(what + " is a " + holder.getClass().getName());
    }
  }

  private static void beans(Owned owned, List<String> found) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName name : server.queryNames(null, null)) {
      try {
        if (owned.has(server.getClassLoaderFor(name))) {
          found.add("the JMX bean " + name);
        }
      } catch (InstanceNotFoundException _) {
        // Gone in the meantime: it holds nothing.
      }
    }
  }

  private static void loggers(Owned owned, List<String> found) {
    LogManager manager = LogManager.getLogManager();
    for (String name : Collections.list(manager.getLoggerNames())) {
      Logger logger = manager.getLogger(name);
      if (logger == null) {
        continue;
      }
      add(owned, logger, "the java.util.logging logger '" + name + "'", found);
      add(owned, logger.getFilter(), "the filter of the logger '" + name + "'", found);
      for (Handler handler : logger.getHandlers()) {
        add(owned, handler, "a handler of the logger '" + name + "'", found);
        add(owned, handler.getFormatter(), "a formatter of the logger '" + name + "'", found);
        add(owned, handler.getFilter(), "a filter of the logger '" + name + "'", found);
      }
    }
  }
}
