package org.chuangdai.transfer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Serves {@code openapi.json}, which says what imports, exports and reports take and give, to anybody. A test holds it to the code, as it holds the schema; putting it together again took a tenth
 * of every start.
 */
@ApplicationScoped
class OpenApiDocument {
    static final String PATH = "/q/openapi";
    private static final String RESOURCE = "openapi.json";

    /** Read when somebody asks; an executable has read it where it was compiled. */
    private static final class Content {
        private static final byte[] JSON = read();

        private static byte[] read() {
            try (InputStream file = OpenApiDocument.class.getClassLoader().getResourceAsStream(RESOURCE)) {
                return file.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void open(@Observes Router router) {
        router.route(PATH).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(OpenApiDocument::show);
    }

    private static void show(RoutingContext http) {
        http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8").end(Buffer.buffer(Content.JSON));
    }
}
