package org.chuangdai.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chuangdai.demo.EmbeddedDatabase;

/**
 * The packaged production build, jar or executable, as a process of its own, which can be killed and started again at the same address: what a test of settings, commands and starts
 * needs, and one that only asks can share with others ({@link SharedService}).
 */
public final class ProductionService implements AutoCloseable {
    private static final int START_SECONDS_MAX = 240;
    private static final int LOOK_MS = 50;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final Map<String, String> settings = new HashMap<>();
    private final Path log;
    private final int port;
    private final int managementPort;
    private Build build = Build.present();
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
        try (ServerSocket free = new ServerSocket(0); ServerSocket another = new ServerSocket(0)) {
            port = free.getLocalPort();
            managementPort = another.getLocalPort();
        }
        database.forEach((key, value) -> settings.put(key.toUpperCase().replace('.', '_').replace('-', '_'), value));
        settings.put("CHUANGDAI_ISSUER", issuer);
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        settings.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
    }

    /** Runs another build than the last one. */
    public ProductionService of(Build other) {
        build = other;
        return this;
    }

    /** Sets a variable of its environment before the start. */
    public ProductionService with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Takes a variable out of its environment before the start. */
    public ProductionService without(String name) {
        settings.remove(name);
        return this;
    }

    /** Starts it and waits until it is well. */
    public void start() throws IOException, InterruptedException {
        launch();
        await(200);
    }

    /** Starts it and waits until it says how it is, well or not. */
    public void launchAndAnswer() throws IOException, InterruptedException {
        launch();
        await(200, 503);
    }

    private void await(Integer... statuses) throws InterruptedException {
        long end = System.nanoTime() + START_SECONDS_MAX * 1_000_000_000L;
        while (!List.of(statuses).contains(health())) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the service did not start, see " + log);
            }
            Thread.sleep(LOOK_MS);
        }
    }

    /** Starts it and does not wait. */
    public void launch() throws IOException {
        process = run(build, settings, ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /** Its process, for as long as it runs. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** What it has written so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** What the build says with the service's settings and these arguments, when it ends with this status. */
    public String said(int status, String... arguments) throws IOException, InterruptedException {
        Process command = run(build, settings, ProcessBuilder.Redirect.PIPE, arguments);
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

    /** Asks it to end, as Kubernetes does. */
    public void terminate() {
        process.destroy();
    }

    /** Its exit status, once it has ended; fails when it has not in time. */
    public int ended(long secondsMax) throws InterruptedException {
        if (!process.waitFor(secondsMax, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still there after " + secondsMax + " s, see " + log);
        }
        return process.exitValue();
    }

    /** The build with these settings of the environment alone. */
    public static Process run(Map<String, String> settings, ProcessBuilder.Redirect output, String... arguments) throws IOException {
        return run(Build.present(), settings, output, arguments);
    }

    private static Process run(Build build, Map<String, String> settings, ProcessBuilder.Redirect output, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(build.command());
        line.addAll(List.of(arguments));
        ProcessBuilder command = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output);
        command.environment().keySet().removeIf(name -> name.startsWith("CHUANGDAI_") || name.startsWith("QUARKUS_"));
        command.environment().putAll(settings);
        return command.start();
    }

    /** The HTTP status of its health, 0 as long as nobody answers. */
    private int health() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(uri("/q/health"))).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** Of probes and metrics the address at the management port. */
    public URI uri(String path) {
        boolean management = path.startsWith("/q/health") || path.startsWith("/q/metrics");
        return URI.create("http://127.0.0.1:" + (management ? managementPort : port) + path);
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
