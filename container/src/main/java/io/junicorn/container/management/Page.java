package io.junicorn.container.management;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One address of the management port.
 *
 * @param need what it takes to use it
 * @param answer what it does; called on a thread of that port
 */
record Page(Need need, Answer answer) {

  /** Answers a request, completing the callback once. */
  interface Answer {
    void to(Request request, Response response, Callback callback);
  }

  /** What may be read is read by GET and HEAD, what changes something is changed by POST. */
  boolean takes(String method) {
    return need == Need.CHANGE
        ? HttpMethod.POST.is(method)
        : HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method);
  }

  /** The methods, for people and for {@code Allow}. */
  String methods() {
    return need == Need.CHANGE ? "POST" : "GET, HEAD";
  }
}
