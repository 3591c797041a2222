package io.junicorn.container.config;

import java.util.Optional;

/** How large things may be. */
public record LimitSettings(
    @Setting(
            value = "8190B",
            form = "SIZE",
            min = 64,
            max = 65536,
            doc = "Length of a request line; longer is 414.")
        Size limitRequestLine,
    @Setting(
            value = "100",
            form = "N",
            min = 1,
            max = 32768,
            doc = "Fields in a request's header; more is 431.")
        int limitRequestFields,
    @Setting(
            value = "8190B",
            form = "SIZE",
            min = 64,
            max = 1 << 20,
            aliases = "limit-request-field_size",
            doc = "Length of one field of a request's header; longer is 431.")
        Size limitRequestFieldSize,
    @Setting(
            value = "32KB",
            form = "SIZE",
            min = 1024,
            max = 1 << 24,
            doc = "Length of a request's whole header; longer is 431.")
        Size limitRequestHeader,
    @Setting(
            value = "32KB",
            form = "SIZE",
            min = 1024,
            max = 1 << 24,
            doc = "Length of a response's whole header; a longer one ends the connection.")
        Size limitResponseHeader,
    @Setting(
            value = "off",
            form = "SIZE|off",
            max = Long.MAX_VALUE,
            perContext = true,
            doc = "Length of a request's body; longer is 413.")
        Optional<Size> limitRequestBody,
    @Setting(
            value = "2MB",
            form = "SIZE",
            perContext = true,
            doc = "Length of a form that getParameter reads; longer is 400.")
        Size limitFormSize,
    @Setting(
            value = "1000",
            form = "N",
            perContext = true,
            doc = "Keys of a query, keys of a form, parts of a multipart body; more is 400.")
        int limitFormKeys,
    @Setting(
            value = "64KB",
            form = "SIZE",
            min = 125,
            perContext = true,
            doc = "Length of a WebSocket message and of a frame; a longer one closes the session.")
        Size limitWebsocketMessage,
    @Setting(
            value = "100000",
            form = "N",
            min = 1,
            doc = "Entries of a WAR; one with more is refused.")
        int limitWarEntries,
    @Setting(
            value = "200",
            form = "N",
            min = 1,
            doc =
                "How many times larger than its file a WAR may be when it is unpacked; 10 MB are"
                    + " allowed in any case.")
        int limitWarRatio,
    @Setting(
            value = "4GB",
            form = "SIZE",
            min = 1,
            max = Long.MAX_VALUE,
            doc = "Size of an unpacked WAR; a larger one is refused.")
        Size limitWarSize) {}
