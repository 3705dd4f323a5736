package org.chuangdai.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** The command says by its status whether the service of the same container lives. */
class HealthCommandTest {

    private static int askedOf(int status) throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/q/health/live") ? status : 404, -1);
            exchange.close();
        });
        service.start();
        try {
            return HealthCommand.run(service.getAddress().getPort());
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aServiceThatLivesIsZero() throws IOException {
        assertEquals(0, askedOf(200));
    }

    @Test
    void aServiceThatSaysItDoesNotIsOne() throws IOException {
        assertEquals(1, askedOf(503));
    }

    @Test
    void nobodyThereIsOne() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertEquals(1, HealthCommand.run(port));
    }
}
