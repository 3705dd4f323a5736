package org.chuangdai.telemetry;

import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;

/** Times requests by route, method and status. */
final class RequestMetrics implements HttpServerMetrics<RequestMetrics.Begun, Void, Void> {

    record Begun(String route, String method, long nanos) {
        void ended(int status) {
            Meters.request(route, method, status, System.nanoTime() - nanos);
        }
    }

    @Override
    public Begun requestBegin(Void socket, HttpRequest request) {
        return new Begun(Routes.of(request.uri()), Routes.method(request.method()), System.nanoTime());
    }

    @Override
    public void responseEnd(Begun begun, HttpResponse response, long bytesWritten) {
        if (begun != null) {
            begun.ended(response.statusCode());
        }
    }

    @Override
    public void requestReset(Begun begun) {
        if (begun != null) {
            begun.ended(0);
        }
    }
}
