package org.chuangdai.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Takes in traces as they are exported (OTLP over HTTP) and keeps them as they come. */
public final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    public Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] traces = exchange.getRequestBody().readAllBytes();
            synchronized (taken) {
                taken.write(traces);
            }
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Texts stand in them as they are. */
    public String taken() {
        synchronized (taken) {
            return taken.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
