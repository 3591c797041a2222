/** Servers behind proxies of Debian, replaced one after the other. */
package io.junicorn.loadtests.rolling;
