package io.junicorn.container.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The certificate, from PEM files or from a PKCS12 key store. */
public record TlsSettings(
    @Setting(
            value = "off",
            form = "FILE|off",
            common = true,
            doc =
                "PEM file with the certificate and its chain; with the key, too, if there is no keyfile.")
        Optional<Path> certfile,
    @Setting(
            value = "off",
            form = "FILE|off",
            common = true,
            doc = "PEM file with the private key, not encrypted; needs certfile.")
        Optional<Path> keyfile,
    @Setting(
            value = "off",
            form = "FILE|off",
            doc =
                "PKCS12 key store, in place of certfile and keyfile; of several keys the name that the client asks for chooses (SNI).")
        Optional<Path> keystore,
    @Setting(value = "off", form = "SECRET|off", doc = "Password of the key store.")
        Optional<Secret> keystorePassword,
    @Setting(
            value = "10s",
            form = "DURATION",
            min = 100,
            doc =
                "How often the files of the certificate are looked at; a change is used for new connections.")
        Duration tlsReloadInterval) {}
