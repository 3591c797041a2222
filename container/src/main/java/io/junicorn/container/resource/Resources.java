package io.junicorn.container.resource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.junicorn.container.config.BadSettingException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.jetty.plus.jndi.EnvEntry;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data sources of the configuration. They belong to the server: every web application finds
 * them below {@code java:comp/env}, and they outlive a reload.
 *
 * <p>{@link #open} before the web applications start, {@link #close} after they have stopped, each
 * once; the data sources themselves are for any thread.
 */
public final class Resources implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Resources.class);

  /** Requests for each connection of a pool, above which it is said at the start. */
  private static final int FAR_ABOVE = 20;

  private static final Pattern KEY = Pattern.compile("([A-Za-z0-9/_-]+)\\.(.+)");

  private final Map<String, PoolSpec> specs = new TreeMap<>();
  private final Optional<String> ofSessions;
  private final Map<String, PooledDataSource> pools = new LinkedHashMap<>();
  private final List<EnvEntry> bound = new ArrayList<>();

  /**
   * Checks all data sources; opens nothing.
   *
   * @param given their properties, by what follows {@code datasource.}, as {@code jdbc/shop.url}
   * @param ofSessions the one that is for sessions alone, and not bound
   * @throws BadSettingException naming key, value and what is allowed
   */
  public Resources(Map<String, String> given, Optional<String> ofSessions) {
    byName(given).forEach((name, properties) -> specs.put(name, new PoolSpec(name, properties)));
    this.ofSessions = ofSessions;
    if (ofSessions.isPresent() && !specs.containsKey(ofSessions.get())) {
      throw new BadSettingException(
          "session-datasource: '"
              + ofSessions.get()
              + "' is no data source of the configuration; set datasource."
              + ofSessions.get()
              + ".url");
    }
  }

  private static Map<String, Map<String, String>> byName(Map<String, String> given) {
    Map<String, Map<String, String>> found = new TreeMap<>();
    given.forEach(
        (key, value) -> {
          Matcher parts = KEY.matcher(key);
          if (!parts.matches()) {
            throw new BadSettingException(
                "datasource."
                    + key
                    + ": is no datasource.NAME.PROPERTY, as datasource.jdbc/shop.url; a NAME has"
                    + " letters, digits, '/', '-' and '_'");
          }
          found.computeIfAbsent(parts.group(1), _ -> new TreeMap<>()).put(parts.group(2), value);
        });
    return found;
  }

  /**
   * Connects, and binds the data sources for every web application of the server.
   *
   * @throws ResourceException when a database cannot be reached
   */
  public void open(Server server, MeterRegistry registry, RemainingTime remaining)
      throws ResourceException {
    ResourceMeters meters = new ResourceMeters(registry);
    for (Map.Entry<String, PoolSpec> spec : specs.entrySet()) {
      HikariConfig config = spec.getValue().config();
      meters.prepare(config);
      PooledDataSource pool = connect(spec.getValue(), config, remaining);
      meters.watch(pool);
      pools.put(spec.getKey(), pool);
      if (!spec.getKey().equals(ofSessions.orElse(null))) {
        bind(server, pool);
      }
    }
  }

  private static PooledDataSource connect(
      PoolSpec spec, HikariConfig config, RemainingTime remaining) throws ResourceException {
    try {
      PooledDataSource pool = new PooledDataSource(config, remaining);
      LOG.info(
          "datasource {}: {} with up to {} connections",
          pool.name(),
          spec.url(),
          pool.maximumSize());
      return pool;
    } catch (PoolInitializationException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new ResourceException(
          "datasource."
              + config.getPoolName()
              + ".url: no connection to "
              + spec.url()
              + ": "
              + why.getMessage(),
          e);
    }
  }

  private void bind(Server server, PooledDataSource pool) throws ResourceException {
    try {
      // As an environment entry, for Jetty binds these in every web application, declared or not.
      bound.add(new EnvEntry(server, pool.name(), pool, true));
    } catch (NamingException e) {
      throw new ResourceException("datasource." + pool.name() + ": cannot be bound: " + e, e);
    }
  }

  /** An open data source. */
  public DataSource dataSource(String name) {
    PooledDataSource pool = pools.get(name);
    if (pool == null) {
      throw new IllegalStateException(name + " is not open");
    }
    return pool;
  }

  /** Says it once when far more requests may run than there are connections for. */
  public void warnOfNarrowPools(int workerConnections) {
    List<String> narrow =
        pools.values().stream()
            .filter(pool -> !pool.name().equals(ofSessions.orElse(null)))
            .filter(pool -> workerConnections / pool.maximumSize() >= FAR_ABOVE)
            .map(pool -> pool.name() + " (" + pool.maximumSize() + ")")
            .toList();
    if (!narrow.isEmpty()) {
      LOG.warn(
          "worker-connections is {}, at least {} times the connections of {}: requests will wait"
              + " there instead of in the queue; raise maximum-pool-size, lower"
              + " worker-connections, or bound the wait by timeout",
          workerConnections,
          FAR_ABOVE,
          String.join(", ", narrow));
    }
  }

  /** Unbinds and closes everything; connections still in use are aborted. */
  @Override
  public void close() {
    bound.forEach(EnvEntry::release);
    bound.clear();
    pools.values().forEach(PooledDataSource::close);
    pools.clear();
  }
}
