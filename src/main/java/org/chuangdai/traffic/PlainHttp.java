package org.chuangdai.traffic;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Without TLS the service speaks HTTP/1.1 alone. The change to HTTP/2 in the middle of a connection is obsolete (RFC 9113 3.1), and common clients lose an answer that comes right behind it: Java's waits
 * for ever, curl gives up. With TLS both sides agree on HTTP/2 before the first request.
 */
@ApplicationScoped
class PlainHttp implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
