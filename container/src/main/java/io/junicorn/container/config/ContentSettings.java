package io.junicorn.container.config;

/** What the server adds to answers of applications. */
public record ContentSettings(
    @Setting(
            value = "false",
            form = "true|false",
            common = true,
            doc = "Compresses responses with gzip for clients that accept it.")
        boolean compression,
    @Setting(
            value = "false",
            form = "true|false",
            doc =
                "Adds X-Content-Type-Options, X-Frame-Options, Referrer-Policy and, over https, Strict-Transport-Security where the application says nothing.")
        boolean securityHeaders,
    @Setting(
            value = "false",
            form = "true|false",
            perContext = true,
            doc =
                "Tells every client where the time of its request went, in Server-Timing: for development.")
        boolean serverTiming) {}
