package org.example.legacy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a borrower sees of a pooled connection: closing it gives it back, once. */
final class LentConnection implements InvocationHandler {

  private final Connection target;
  private final ConnectionPool pool;
  private final AtomicBoolean returned = new AtomicBoolean();

  private LentConnection(Connection target, ConnectionPool pool) {
    this.target = target;
    this.pool = pool;
  }

  static Connection wrap(Connection target, ConnectionPool pool) {
    return (Connection)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new LentConnection(target, pool));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    String name = method.getName();
    if (name.equals("close")) {
      if (returned.compareAndSet(false, true)) {
        pool.giveBack(target);
      }
      return null;
    }
    if (name.equals("isClosed")) {
      return returned.get() || target.isClosed();
    }
    // toString() and the like are harmless at any time.
    if (returned.get() && method.getDeclaringClass() != Object.class) {
      throw new SQLException("the connection is closed");
    }
    return call(method, args);
  }

  private Object call(Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
