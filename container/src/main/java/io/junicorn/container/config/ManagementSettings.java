package io.junicorn.container.config;

import java.util.Optional;

/** The management port. */
public record ManagementSettings(
    @Setting(
            value = "127.0.0.1:9000",
            form = "HOST:PORT|off",
            common = true,
            doc = "Address of /console, /metrics, /greenlets, /livez, /readyz and /status.")
        Optional<HostPort> management,
    @Setting(
            value = "off",
            form = "SECRET|off",
            doc =
                "Bearer token; off loopback everything but /livez, /readyz, /metrics and the bare page"
                    + " /console needs it. With it the console can end greenlets, dump threads, drain and reload.")
        Optional<Secret> managementToken) {}
