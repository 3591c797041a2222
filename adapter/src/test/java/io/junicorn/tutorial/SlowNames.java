package io.junicorn.tutorial;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** The JDK's own resolver, with one name whose server does not answer before it is told to. */
public final class SlowNames extends InetAddressResolverProvider {
  static final String SLOW = "slow.test";
  static final CountDownLatch ANSWER = new CountDownLatch(1);

  /** Made by the JDK. */
  public SlowNames() {}

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver jdk = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        if (host.equals(SLOW)) {
          awaitAnswer();
          return Stream.of(InetAddress.getLoopbackAddress());
        }
        return jdk.lookupByName(host, policy);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return jdk.lookupByAddress(address);
      }
    };
  }

  private static void awaitAnswer() throws UnknownHostException {
    try {
      ANSWER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted");
    }
  }

  @Override
  public String name() {
    return "slow names";
  }
}
