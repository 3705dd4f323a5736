package org.chuangdai.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.demo.EmbeddedDatabase;

/** The packaged production build as a process of its own, which can be killed and started again at the same address. */
public final class ProductionService implements AutoCloseable {
    /** Where {@code mvn package} leaves it. */
    public static final Path BUILD = Path.of("target", "quarkus-app");
    private static final int START_SECONDS_MAX = 240;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final Map<String, String> settings = new HashMap<>();
    private final Path log;
    private final int port;
    private Process process;

    /** @param name of its log below {@code target} */
    public ProductionService(String name, EmbeddedDatabase database, Issuer issuer) throws IOException {
        this(name, database, issuer.address());
    }

    /** @param issuer its address */
    public ProductionService(String name, EmbeddedDatabase database, String issuer) throws IOException {
        this(name, database.settings(), issuer);
    }

    /** @param database its settings */
    public ProductionService(String name, Map<String, String> database, String issuer) throws IOException {
        log = Path.of("target", name + ".log");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        database.forEach((key, value) -> settings.put(key.toUpperCase().replace('.', '_'), value));
        settings.put("CHUANGDAI_ISSUER", issuer);
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    }

    /** Sets a variable of its environment before the start. */
    public ProductionService with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Starts it and waits until it is well. */
    public void start() throws IOException, InterruptedException {
        process = run(settings, ProcessBuilder.Redirect.appendTo(log.toFile()));
        for (int second = 0; second < START_SECONDS_MAX && !isUp(); second++) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service ended, see " + log);
            }
            Thread.sleep(1_000);
        }
    }

    /** What the build says with the service's settings and these arguments, when it ends with this status. */
    public String said(int status, String... arguments) throws IOException, InterruptedException {
        Process command = run(settings, ProcessBuilder.Redirect.PIPE, arguments);
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (command.waitFor() != status) {
            throw new IllegalStateException(said);
        }
        return said;
    }

    /** As a power cut does it: nothing is finished. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As an orchestrator does it: SIGTERM, and time to finish. Answers its exit status. */
    public int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    public long pid() {
        return process.pid();
    }

    /** The build with these settings of the environment alone. */
    public static Process run(Map<String, String> settings, ProcessBuilder.Redirect output, String... arguments) throws IOException {
        ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfile.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8",
                "-jar", BUILD.resolve("quarkus-run.jar").toString()).redirectErrorStream(true).redirectOutput(output);
        command.command().addAll(List.of(arguments));
        command.environment().keySet().removeIf(name -> name.startsWith("CHUANGDAI_") || name.startsWith("QUARKUS_"));
        command.environment().putAll(settings);
        return command.start();
    }

    private boolean isUp() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(uri("/q/health"))).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
