package org.chuangdai.graphql;

import static org.chuangdai.graphql.Call.post;
import static org.chuangdai.graphql.Call.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.chuangdai.testing.PostgresResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that trickle, swell or never end, over bare sockets: each is cut off, and the service goes on. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(60)
class SlowRequestsTest {
    private static final String HEAD = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept-Language: en\r\n";
    private static final int SLOW_BODIES = 50;

    private static Socket open() throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String answer(String request) throws IOException {
        try (Socket socket = open()) {
            write(socket, request);
            // What could not be read as a request is answered in the older version.
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).replace("HTTP/1.0", "HTTP/1.1");
        }
    }

    /** Slow-loris on the body, by length and in chunks: whoever sends a byte now and then is cut off all the same, and others are served meanwhile. */
    @Test
    void cutsOffBodiesThatTrickle() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_BODIES; i++) {
                Socket socket = open();
                sockets.add(socket);
                write(socket, HEAD + (i % 2 == 0 ? "Content-Length: 100\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n"));
            }
            long before = System.nanoTime();
            for (int second = 0; second < Limits.BODY_MS_MAX / 1_000 + 2; second++) {
                for (int i = 0; i < SLOW_BODIES; i++) {
                    trickle(sockets.get(i), i % 2 == 0 ? " " : "1\r\n \r\n");
                }
                assertEquals(200, post("{\"query\":\"{ __typename }\"}").status());
                Thread.sleep(1_000);
            }
            assertTrue(System.nanoTime() - before > Limits.BODY_MS_MAX * 1_000_000L);
            for (Socket socket : sockets) {
                String answer = rest(socket);
                assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 408 ") && answer.contains("The body did not come within 10000 ms."), answer);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static void trickle(Socket socket, String bytes) {
        try {
            write(socket, bytes);
        } catch (IOException cutOff) {
            // told apart below by what can be read
        }
    }

    /** Everything up to the end of the connection, which must come; nothing when it was reset because more had been sent. */
    private static String rest(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }

    @Test
    void cutsOffAGetWhoseBodyNeverComes() throws IOException {
        assertEquals("HTTP/1.1 405", answer("GET /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n"));
    }

    @ParameterizedTest
    @CsvSource({"10000, HTTP/1.1 414", "8000, HTTP/1.1 405"})
    void refusesAddressesThatAreTooLong(int length, String status) throws IOException {
        assertEquals(status, answer("GET /graphql?query=" + "x".repeat(length) + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @Test
    void refusesHeadersThatAreTooBigOrTooMany() throws IOException {
        assertEquals("HTTP/1.1 431", answer(HEAD + "X-Big: " + "x".repeat(20_000) + "\r\n\r\n"));
        assertEquals("HTTP/1.1 431", answer(HEAD + "X-Many: 1\r\n".repeat(2_000) + "\r\n"));
        assertEquals(200, post("{\"query\":\"{ __typename }\"}").status());
    }

    /** A bomb stays closed: nothing that comes in is decompressed. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "GZIP", "identity, gzip"})
    void takesNothingCompressed(String encoding) throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[1 << 24]);
        }
        assertTrue(bomb.size() < 20_000);
        for (String path : List.of("/graphql", "/api/imports/banks")) {
            try (Socket socket = open()) {
                write(socket, "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + (path.equals("/graphql") ? "application/json" : "text/csv") + "\r\nContent-Encoding: " + encoding
                        + "\r\nContent-Length: " + bomb.size() + "\r\n\r\n");
                socket.getOutputStream().write(bomb.toByteArray());
                socket.getOutputStream().flush();
                assertEquals("HTTP/1.1 415", new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII), path);
            }
        }
    }

    /** Request smuggling: two lengths, or a length and chunks, are not one request. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5\r\nContent-Length: 6\r\n\r\n", "Content-Length: -1\r\n\r\n", "Content-Length: 5, 6\r\n\r\n"})
    void refusesLengthsThatContradict(String length) throws IOException {
        assertEquals("HTTP/1.1 400", answer(HEAD + length + "{}"));
    }

    @Test
    void nonsenseIsNotHttp() throws IOException {
        String answer = answer("\u0016\u0003\u0001\u0002\u0000 nonsense\r\n\r\n");
        assertTrue(answer.isEmpty() || answer.equals("HTTP/1.1 400"), answer);
        assertEquals(200, send("GET", "/q/health/live", null).status());
    }

    /** What the platform's own settings guard: named here so that none of them gets lost. */
    @ParameterizedTest
    @CsvSource({"quarkus.http.idle-timeout, 180S", "quarkus.http.read-timeout, 30S", "quarkus.http.limits.max-connections, 4000", "quarkus.http.limits.max-concurrent-streams, 100",
        "quarkus.http.limits.rst-flood-max-rst-frame-per-window, 200", "quarkus.http.limits.rst-flood-window-duration, 30S", "quarkus.http.limits.max-header-size, 16K", "quarkus.http.enable-decompression, false"})
    void isSet(String setting, String value) {
        assertEquals(value, ConfigProvider.getConfig().getValue(setting, String.class));
    }
}
